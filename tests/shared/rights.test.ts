import { expect, test } from 'vitest'
import { Command } from '#shared/commands.ts'
import { commandRights, mayCommand, roleNames, roles } from '#shared/rights.ts'

const types = Command.options.map((option) => option.shape.type.value)

test('A2: the table names every command and no other', () => {
  expect(Object.keys(commandRights).toSorted()).toEqual(types.toSorted())
})

test('every role has a name in both languages', () => {
  expect(Object.keys(roleNames)).toEqual([...roles])
})

test('a viewer raises an emergency and nothing else', () => {
  expect(types.filter((type) => mayCommand('viewer', type))).toEqual(['raise-emergency'])
})

test('whoever needs the lease for something may take it', () => {
  for (const [type, { lease, roles: may }] of Object.entries(commandRights)) {
    if (lease)
      expect(
        may.filter((role) => !mayCommand(role, 'take-control')),
        type,
      ).toEqual([])
  }
})

test('only an approver or administrator lifts the safe screen; any staff raises it', () => {
  expect(roles.filter((role) => mayCommand(role, 'clear-safe'))).toEqual(['administrator', 'approver'])
  expect(roles.filter((role) => !mayCommand(role, 'show-safe'))).toEqual(['viewer'])
})

test('the server’s own commands are nobody’s', () => {
  const own = types.filter((type) => commandRights[type].roles.length === 0)
  expect(own).toEqual(['prepare-bundle', 'show-bundle', 'follow-timetable', 'drop-lease'])
})
