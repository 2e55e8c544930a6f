import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sortArguments } from '../../scripts/test-arguments.mjs'
import { countPlaywright, countVitest } from '../../scripts/test-counts.mjs'

describe('the arguments of npm test', () => {
  test.for([
    { args: [], unit: [], endToEnd: [] },
    { args: ['tests/shared/reduce.test.ts'], unit: ['tests/shared/reduce.test.ts'], endToEnd: null },
    { args: ['tests/e2e/tour.spec.ts'], unit: null, endToEnd: ['tests/e2e/tour.spec.ts'] },
    { args: ['tests\\e2e\\tour.spec.ts'], unit: null, endToEnd: ['tests\\e2e\\tour.spec.ts'] },
    { args: ['tests/shared', 'tests/e2e'], unit: ['tests/shared'], endToEnd: ['tests/e2e'] },
    { args: ['-t', 'S1'], unit: ['-t', 'S1'], endToEnd: ['-g', 'S1'] },
    { args: ['tests/e2e', '--headed'], unit: null, endToEnd: ['tests/e2e', '--headed'] },
  ])('$args', ({ args, unit, endToEnd }) => {
    expect(sortArguments(args)).toEqual({ unit, endToEnd, filtered: args.length > 0 })
  })
})

describe('the counts', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zhantai-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))
  const report = (content: object) => {
    const path = join(folder, 'report.json')
    writeFileSync(path, JSON.stringify(content))
    return path
  }

  test('a file that cannot be loaded is a failure though it has no test', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{}] },
      { status: 'passed', assertionResults: [{}] },
    ]
    const counts = { numPassedTests: 1, numFailedTests: 1, numPendingTests: 2, numTodoTests: 0 }
    expect(countVitest(report({ ...counts, testResults }))).toEqual({ passed: 1, failed: 2, skipped: 2 })
  })

  test('an error outside every end-to-end test is a failure', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 0, skipped: 0 }
    expect(countPlaywright(report({ stats, errors: [{}] }))).toEqual({ passed: 4, failed: 2, skipped: 0 })
  })
})
