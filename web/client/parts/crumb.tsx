import { Link } from 'react-router';

/** The list in which a page's thing stands: the way up for those who came by a link. */
export function Crumb({ to, name }: { to: string; name: string }) {
  return (
    <p className="crumb">
      <Link to={to}>
        <span aria-hidden="true">‹ </span>
        {name}
      </Link>
    </p>
  );
}
