/** How often a property is tried: `usual` times, or `FUZZ_RUNS` times by hand when that is more. */
export const runs = (usual: number): { readonly numRuns: number } => ({ numRuns: Math.max(usual, Number(process.env['FUZZ_RUNS'] ?? 0) || 0) });
