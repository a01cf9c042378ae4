import type { LocalName } from '../order/frozen.ts';

/** A course of a meal; products name theirs by `id`. `heldOnDineIn`: waits on a table's check until somebody fires it. */
export type Course = { readonly id: string; readonly name: LocalName; readonly order: number; readonly heldOnDineIn: boolean };

const course = (id: string, order: number, en: string, ru: string, uz: string): Course => ({ id, order, heldOnDineIn: false, name: { en, ru, uz } });

/** What a branch has until it says otherwise: the courses that menu files name. */
export const defaultCourses: readonly Course[] = [
  course('starter', 1, 'Starters', 'Закуски', 'Yengil taomlar'),
  course('main', 2, 'Mains', 'Основные', 'Asosiy taomlar'),
  course('dessert', 3, 'Desserts', 'Десерты', 'Shirinliklar'),
  course('drink', 4, 'Drinks', 'Напитки', 'Ichimliklar'),
];
