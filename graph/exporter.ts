/** An exporter turns a graph into files; one per format in `exporters/`, all passing `test/contracts/exporter.ts`. */
import type { Entity, Fact } from './model.ts';

/** What is exported: in ascending order of id, every fact's two ends among the entities. */
export interface ExportedGraph {
  readonly entities: readonly Entity[];
  readonly facts: readonly Fact[];
}

export interface Exporter {
  readonly format: string;
  /** File names and how each is written, piece by piece, so that no file need exist as one string. */
  readonly files: readonly {
    readonly name: string;
    readonly mediaType: string;
    write(graph: ExportedGraph): Iterable<string>;
  }[];
}
