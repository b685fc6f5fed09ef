import { Bm25Index } from '../../../search/words/bm25.ts';
import { testWordIndex } from '../../contracts/word-index.ts';

testWordIndex('BM25 over uni- and bigrams', () => new Bm25Index());
