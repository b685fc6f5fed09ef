/** The list of exporters: one line per format. */
import { csv } from './csv.ts';
import { cypher } from './cypher.ts';
import { gexf } from './gexf.ts';
import { graphml } from './graphml.ts';
import { json } from './json.ts';
import { jsonld } from './jsonld.ts';

export const exporters = { json, graphml, gexf, csv, cypher, jsonld } as const;
