import type { Course } from '../../../shared/domain/branch/course.ts';
import type { Line, OrderState } from '../../../shared/domain/order/state.ts';

/** A course of a check. `waiting`: its lines that the kitchen has not been told of in full. */
export type CourseSection = { readonly course: string; readonly lines: readonly Line[]; readonly held: boolean; readonly waiting: number };

const stands = (line: Line): boolean => line.voided === null && (line.quantityMilli > 0 || line.unsentMilli !== 0);

/** The lines by course, in the branch's order of courses; unknown ones after them, lines without one first. */
export function courseSections(order: Pick<OrderState, 'lines' | 'held'>, courses: readonly Course[]): readonly CourseSection[] {
  const linesByCourse = new Map<string, Line[]>();
  for (const line of order.lines) linesByCourse.set(line.course, [...(linesByCourse.get(line.course) ?? []), line]);
  const rank = new Map(courses.map(({ id }, index) => [id, index]));
  const rankOf = (course: string): number => (course === '' ? -1 : rank.get(course) ?? courses.length);
  return [...linesByCourse]
    .sort(([a], [b]) => rankOf(a) - rankOf(b) || (a < b ? -1 : 1))
    .map(([course, lines]) => ({ course, lines, held: order.held.includes(course), waiting: lines.filter((line) => stands(line) && line.unsentMilli !== 0).length }));
}

/**
 * Whether the check reads better by course: somebody holds one, or a table eats several. A coffee
 * to go stays a plain list.
 */
export function showsCourses(order: Pick<OrderState, 'held' | 'orderType' | 'tableId'>, sections: readonly CourseSection[]): boolean {
  return sections.some(({ held }) => held) || (order.orderType === 'dine-in' && order.tableId !== null && sections.length > 1);
}

/** The held course that is due: the first one with something for the kitchen. */
export const nextCourse = (sections: readonly CourseSection[]): CourseSection | null => sections.find(({ held, waiting }) => held && waiting > 0) ?? null;

/** Lines that the next send takes along: everything not sent whose course is not held. */
export const sendable = (sections: readonly CourseSection[]): number => sections.reduce((all, { held, waiting }) => (held ? all : all + waiting), 0);
