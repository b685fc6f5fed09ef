import { Component, type ReactNode } from 'react';
import { Failed } from './states.tsx';

/** A page that breaks leaves the shell standing; going elsewhere starts afresh (the shell gives a new key). */
export class Fence extends Component<{ children: ReactNode }, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error): { error: Error } {
    return { error };
  }

  override render(): ReactNode {
    const { error } = this.state;
    return error ? (
      <Failed error={error} retry={() => this.setState({ error: null })} />
    ) : (
      this.props.children
    );
  }
}
