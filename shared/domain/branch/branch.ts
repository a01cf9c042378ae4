import type { TableId } from '../../kernel/ids.ts';

export type Language = 'en' | 'ru' | 'uz';
export const languages: readonly Language[] = ['en', 'ru', 'uz'];

export type BranchSettings = {
  readonly name: string;
  readonly currency: string;
  /** IANA zone. */
  readonly zone: string;
  /** Hour (0–23) at which a new business day begins. */
  readonly cutOverHour: number;
  readonly language: Language;
  /** Minutes without a touch until a terminal asks for the PIN again; 0 never. */
  readonly lockAfterMinutes: number;
  /** Station that takes what names none. */
  readonly stations: readonly string[];
};

export const defaultBranchSettings: BranchSettings = {
  name: '', currency: 'UZS', zone: 'Asia/Tashkent', cutOverHour: 5, language: 'uz', lockAfterMinutes: 5, stations: ['kitchen'],
};

export type Area = { readonly id: string; readonly name: string; readonly order: number };
export type Table = { readonly id: TableId; readonly name: string; readonly areaId: string; readonly seats: number; readonly order: number };

export type Floor = { readonly areas: readonly Area[]; readonly tables: readonly Table[] };
export const emptyFloor: Floor = { areas: [], tables: [] };
