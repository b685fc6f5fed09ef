import { openMemoryStore } from '../../graph/stores/memory.ts';
import { testGraphStore } from '../contracts/graph-store.ts';

testGraphStore('memory', async () => ({
  open: async () => openMemoryStore(),
  clear: async () => {},
  durable: false,
}));
