/** The second thread of a scan (compact-scan.ts). */
import { workerData } from 'node:worker_threads';
import { dotsOver } from './compact-kernel.ts';
import { type HelperData, help } from './compact-scan.ts';

const { memory, control } = workerData as HelperData;
help(control, dotsOver(memory));
