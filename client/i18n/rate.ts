import type { Language } from '../../shared/domain/branch/branch.ts';
import { formatQuantity } from './money.ts';

/** Basis points as people write a share: `12 %`, `7,5 %`. */
export const formatRate = (basisPoints: number, language: Language): string => `${formatQuantity(basisPoints * 10, language)}\u00a0%`;
