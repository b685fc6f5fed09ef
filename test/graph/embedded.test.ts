import { testGraphStore } from '../contracts/graph-store.ts';
import { testSameAnswers } from './differential.ts';
import { embeddedPlace, memoryPlace } from './places.ts';

testGraphStore('embedded', embeddedPlace);
testSameAnswers(
  'memory and embedded',
  async () => [await memoryPlace(), await embeddedPlace()],
  [1, 2, 3, 4, 5, 6, 7, 8],
);
