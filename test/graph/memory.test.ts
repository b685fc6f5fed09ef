import { testGraphStore } from '../contracts/graph-store.ts';
import { memoryPlace } from './places.ts';

testGraphStore('memory', memoryPlace);
