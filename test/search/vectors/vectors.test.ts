import { CompactIndex } from '../../../search/vectors/compact.ts';
import { ExactIndex } from '../../../search/vectors/exact.ts';
import { testVectorIndex } from '../../contracts/vector-index.ts';

testVectorIndex('exact (reference)', (dimension) => new ExactIndex(dimension), 1e-6);
testVectorIndex('compact (one byte a value, SIMD)', (dimension) => new CompactIndex(dimension), 0.01);
