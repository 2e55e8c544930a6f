import { afterEach, describe, expect, test } from 'vitest'
import { clickerAction, type Key } from '../../control/tour/clicker.ts'

const key = (name: string, change: Partial<Key> = {}): Key => ({
  key: name,
  repeat: false,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  target: document.body,
  ...change,
})

function inside(html: string, selector: string): Element {
  document.body.innerHTML = html
  return document.querySelector(selector)!
}
afterEach(() => (document.body.innerHTML = ''))

describe('T6 a clicker and a keyboard steer a tour', () => {
  test.each([
    ['PageDown', 'next'],
    ['ArrowRight', 'next'],
    ['PageUp', 'back'],
    ['ArrowLeft', 'back'],
    ['b', 'blank'],
    ['B', 'blank'],
    ['.', 'freeze'],
    ['ArrowDown', null],
    ['Enter', null],
    [' ', null],
  ])('T6 %s asks for %s', (name, action) => expect(clickerAction(key(name))).toBe(action))

  test('T6 a key that is held down counts once', () => {
    expect(clickerAction(key('PageDown', { repeat: true }))).toBeNull()
  })

  test('T6 browser shortcuts stay the browser’s', () => {
    expect(clickerAction(key('b', { ctrlKey: true }))).toBeNull()
    expect(clickerAction(key('ArrowLeft', { altKey: true }))).toBeNull()
  })

  test.each([
    ['<input>', 'input'],
    ['<textarea></textarea>', 'textarea'],
    ['<select></select>', 'select'],
    ['<dialog open><button></button></dialog>', 'button'],
    ['<div role="radiogroup"><input type="radio"></div>', 'input'],
  ])('T6 not while somebody types or chooses in %s', (html, selector) => {
    expect(clickerAction(key('b', { target: inside(html, selector) }))).toBeNull()
  })

  test('T6 a button that was just pressed does not swallow the clicker', () => {
    expect(clickerAction(key('PageDown', { target: inside('<button></button>', 'button') }))).toBe('next')
  })
})
