import { expect, test } from 'vitest';
import { boardDocId, catalogueBoardId } from '../../../../shared/documents/collections.ts';
import { catalogueToEntries, goneEntries, itemEntries, listPriceKey, priceListEntries, sizeEntries, type Entries } from '../../../../shared/documents/catalogue-entries.ts';
import { blankItem, blankPriceList, emptyCatalogue, type Catalogue, type CatalogueItem } from '../../../../shared/domain/catalogue/catalogue.ts';
import { asId, orgScope } from '../../../../shared/kernel/ids.ts';
import { ServerDouble } from '../../../workers/replica/server-double.ts';
import { expectEventually, pairedAs, pairedDevice, type TestDevice } from '../../../workers/replica/test-device.ts';

const organisation = orgScope(pairedAs('d1').organisationId);
const boardId = boardDocId(catalogueBoardId, organisation);
const name = (en: string) => ({ en, ru: '', uz: '' });
const start: Catalogue = { ...emptyCatalogue, items: [{ ...blankItem, id: asId('plov'), name: name('Plov'), price: 40_000 }], priceLists: [{ ...blankPriceList, id: 'night', name: name('Night') }] };

const menuOf = async (device: TestDevice): Promise<Catalogue> => {
  const { boards } = await device.replica.request('hello', { tabId: 't1' });
  return (boards.find(({ id }) => id === boardId)?.view as Catalogue | undefined) ?? emptyCatalogue;
};
const write = (device: TestDevice, changes: Entries): Promise<unknown> =>
  device.replica.request('editBoard', { docId: asId(boardId), scope: organisation, by: asId('s1'), changes });

test('two managers edit one product at once, cut off from each other, and lose nothing', async () => {
  const server = new ServerDouble();
  const [a, b] = [await pairedDevice(server), await pairedDevice(server, {}, pairedAs('d2'))];
  await write(a, catalogueToEntries(start));
  await expectEventually(async () => (await menuOf(b)).items.length === 1, 'the menu at the second device');
  server.cut();
  await write(a, itemEntries('plov', { price: 45_000 }));
  await write(a, itemEntries('plov', { allergens: ['milk'], code: 'P1' }));
  await write(a, sizeEntries('half', { itemId: 'plov', name: name('Half'), price: 25_000, order: 1 }));
  await write(a, { [listPriceKey('night', 'plov')]: 39_000 });
  await write(b, itemEntries('plov', { name: { en: 'Wedding plov', ru: 'Плов', uz: 'Osh' } }));
  await write(b, sizeEntries('large', { itemId: 'plov', name: name('Large'), price: 60_000, order: 2 }));
  await write(b, { [listPriceKey('night', 'large')]: 55_000, ...priceListEntries('night', { fromMinute: 1_320 }) });
  server.reachable = true;
  const both = async (): Promise<readonly [Catalogue, Catalogue]> => [await menuOf(a), await menuOf(b)];
  await expectEventually(async () => {
    const [mine, theirs] = await both();
    return mine.items[0]?.sizes.length === 2 && JSON.stringify(mine) === JSON.stringify(theirs);
  }, 'one menu');
  const [menu] = await both();
  expect(menu.items[0]).toMatchObject({
    name: { en: 'Wedding plov', ru: 'Плов', uz: 'Osh' }, price: 45_000, code: 'P1', allergens: ['milk'],
    sizes: [{ id: 'half', price: 25_000 }, { id: 'large', price: 60_000 }],
  } satisfies Partial<Record<keyof CatalogueItem, unknown>>);
  expect(menu.priceLists[0]).toMatchObject({ fromMinute: 1_320, prices: { plov: 39_000, large: 55_000 } });
});

test('a product that one manager deletes while another edits it comes back with both', async () => {
  const server = new ServerDouble();
  const [a, b] = [await pairedDevice(server), await pairedDevice(server, {}, pairedAs('d2'))];
  await write(a, catalogueToEntries(start));
  await expectEventually(async () => (await menuOf(b)).items.length === 1, 'the menu at the second device');
  await write(a, goneEntries('item', 'plov', true));
  await write(b, itemEntries('plov', { price: 41_000 }));
  await expectEventually(async () => (await menuOf(b)).items.length === 0, 'the deletion at the second device');
  await write(a, goneEntries('item', 'plov', false));
  await expectEventually(async () => (await menuOf(b)).items[0]?.price === 41_000, 'the product with its new price');
});
