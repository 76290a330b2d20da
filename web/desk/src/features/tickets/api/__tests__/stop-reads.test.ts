import { QueryClient } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { stopReads } from '../stop-reads'

function reading(queries: QueryClient, key: string[]) {
  const answers: ((words: string) => void)[] = []
  // takes the signal, as every call of the desk does: it can be stopped
  const ask = () =>
    queries
      .fetchQuery({
        queryKey: key,
        queryFn: ({ signal }) => (signal.aborted ? '' : new Promise<string>((resolve) => answers.push(resolve))),
      })
      .catch(() => {})
  return { answers, ask }
}

test('a read under way is stopped, and asked for again once the change is settled', async () => {
  const queries = new QueryClient()
  queries.setQueryData(['tickets', 'list'], 'before')
  const list = reading(queries, ['tickets', 'list'])
  void list.ask()

  const readAgain = await stopReads(queries, ['tickets'])
  queries.setQueryData(['tickets', 'list'], 'changed')
  list.answers[0]!('read before the change')
  await Promise.resolve()

  expect(queries.getQueryData(['tickets', 'list'])).toBe('changed')
  expect(queries.getQueryState(['tickets', 'list'])?.isInvalidated).toBe(false)
  readAgain()
  expect(queries.getQueryState(['tickets', 'list'])?.isInvalidated).toBe(true)
})

test('what is not there at all goes on loading', async () => {
  const queries = new QueryClient()
  const list = reading(queries, ['tickets', 'list'])
  const asked = list.ask()

  await stopReads(queries, ['tickets'])
  list.answers[0]!('the list')
  await asked

  expect(queries.getQueryData(['tickets', 'list'])).toBe('the list')
})
