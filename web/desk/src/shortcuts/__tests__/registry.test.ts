import userEvent from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'
import { mountShortcuts, type Shortcut } from '../registry'

const heard: string[] = []
const ends: (() => void)[] = []

function mount(...shortcuts: Partial<Shortcut>[]) {
  ends.push(
    mountShortcuts(
      shortcuts.map((shortcut) => ({
        label: shortcut.keys!,
        group: '',
        run: () => heard.push(shortcut.label ?? shortcut.keys!),
        ...shortcut,
      })),
    ),
  )
}

afterEach(() => {
  ends.splice(0).forEach((end) => end())
  heard.length = 0
  document.body.replaceChildren()
})

test('hears a symbol with Shift too: on some keyboards it needs it', async () => {
  mount({ keys: '/' })
  await userEvent.keyboard('/{Shift>}/{/Shift}')
  expect(heard).toEqual(['/', '/'])
})

test('leaves Ctrl with a symbol alone', async () => {
  mount({ keys: '/' })
  await userEvent.keyboard('{Control>}/{/Control}')
  expect(heard).toEqual([])
})

test('lets what is selected go before what is open, whichever was there first', async () => {
  mount({ keys: 'Shift+s', label: 'selected', first: true })
  mount({ keys: 'Shift+S', label: 'open' })
  await userEvent.keyboard('{Shift>}S{/Shift}')
  expect(heard).toEqual(['selected'])
})

test('leaves Enter to what can be pressed', async () => {
  mount({ keys: 'Enter' })
  const button = document.body.appendChild(document.createElement('button'))
  button.focus()
  await userEvent.keyboard('{Enter}')
  expect(heard).toEqual([])
})

test('is quiet while one writes, but for chords that say otherwise', async () => {
  mount({ keys: 'j' }, { keys: 'mod+k', whileWriting: true })
  document.body.appendChild(document.createElement('textarea')).focus()
  await userEvent.keyboard('j{Control>}k{/Control}')
  expect(heard).toEqual(['mod+k'])
})
