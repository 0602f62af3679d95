import { expect, it } from 'vitest';
import { OrderEvents } from './order-events';

it('every page open on an order is notified of its change, others are not', () => {
  const events = new OrderEvents();
  const told: string[] = [];
  events.subscribe('one', () => told.push('one/a'));
  events.subscribe('one', () => told.push('one/b'));
  events.subscribe('other', () => told.push('other'));

  events.changed('one');

  expect(told).toEqual(['one/a', 'one/b']);
});

it('a page that has left is notified no more, and its neighbour still is', () => {
  const events = new OrderEvents();
  const told: string[] = [];
  const leave = events.subscribe('one', () => told.push('left'));
  events.subscribe('one', () => told.push('stayed'));

  leave();
  leave();
  events.changed('one');

  expect(told).toEqual(['stayed']);
});

it('all open pages are told when it is not known what has changed', () => {
  const events = new OrderEvents();
  const told: string[] = [];
  events.subscribe('one', () => told.push('one'));
  events.subscribe('other', () => told.push('other'));

  events.anyChanged();

  expect(told).toEqual(['one', 'other']);
});

it('a page may leave while it is being told', () => {
  const events = new OrderEvents();
  const told: string[] = [];
  const leave = events.subscribe('one', () => {
    told.push('first');
    leave();
  });
  events.subscribe('one', () => told.push('second'));

  events.changed('one');
  events.changed('one');

  expect(told).toEqual(['first', 'second', 'second']);
});
