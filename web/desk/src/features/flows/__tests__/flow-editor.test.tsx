import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { http, HttpResponse } from 'msw'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { tell } from '../../../live/stream'
import { open } from '../../../testing/open'
import { server } from '../../../testing/server'
import { setSettings } from '../graph/graph'
import { fakeFlow, graph } from './fake-flow'

// a page with a canvas is much for a busy machine
vi.setConfig({ testTimeout: 60_000 })

const wrong: string[] = []

/** xyflow asks a press for its window, which the presses of tests do not know. */
function hear({ message }: ErrorEvent) {
  if (!message.includes("reading 'document'")) wrong.push(message)
}

beforeEach(() => {
  window.addEventListener('error', hear)
  // xyflow asks for the scale of the canvas
  vi.stubGlobal(
    'DOMMatrixReadOnly',
    class {
      m22 = 1
    },
  )
})

afterEach(() => {
  window.removeEventListener('error', hear)
  expect(wrong.splice(0)).toEqual([])
})

const onCanvas = async (id: string) => {
  await screen.findByRole('application')
  return await waitFor(() => {
    const found = document.querySelector<HTMLElement>(`[data-block="${id}"]`)
    expect(found).not.toBeNull()
    return found!
  })
}
const exits = (of: { blocks: { id: string; exits: unknown }[] } | undefined, id: string) =>
  of?.blocks.find((one) => one.id === id)?.exits

test('a block is placed by Enter in the palette, after the chosen one, and the keyboard goes to it', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.click(await onCanvas('b1'))
  await user.keyboard('/')
  await waitFor(() => expect(screen.getByRole('searchbox', { name: 'Search blocks to place' })).toHaveFocus())
  await user.keyboard('time{Enter}')

  await waitFor(() => expect(flow.saves).toHaveLength(1))
  expect(exits(flow.saves[0]!.graph, 'b1')).toEqual({ yes: 'b2', no: 'b3' })
  expect(flow.saves[0]).toMatchObject({ version: 3, graph: { layout: { b3: { x: 0, y: 112 } } } })
  expect(await onCanvas('b3')).toHaveFocus()
  expect(screen.getByText(/Match time placed after Match subject: invoice, No/)).toBeInTheDocument()
})

test('blocks are connected by the keyboard, never in a circle', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.click(await onCanvas('b1'))
  await user.keyboard('c')
  const dialog = await screen.findByRole('dialog', { name: 'Connect Match subject: invoice' })
  await user.click(within(dialog).getByRole('combobox', { name: 'Connect No to' }))
  await user.click(await screen.findByRole('option', { name: 'Add label: Invoices (b2)' }))
  await waitFor(() => expect(exits(flow.saves.at(-1)?.graph, 'b1')).toEqual({ yes: 'b2', no: 'b2' }))

  await user.click(within(dialog).getByRole('button', { name: 'Done' }))
  await user.click(await onCanvas('b2'))
  await user.click(screen.getByRole('combobox', { name: 'Then go on to' }))
  expect(screen.queryByRole('option', { name: /Match subject/ })).not.toBeInTheDocument()
})

test('arrow keys walk along the connections, and what cannot be gone is said', async () => {
  fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.click(await onCanvas('b1'))
  await user.keyboard('{ArrowRight}')
  await waitFor(async () => expect(await onCanvas('b2')).toHaveFocus())
  await user.keyboard('{ArrowRight}')
  expect(screen.getByText('The flow ends here')).toBeInTheDocument()
  await user.keyboard('{ArrowLeft}{ArrowUp}')
  await waitFor(async () => expect(await onCanvas('@entry')).toHaveFocus())
  expect(screen.getByRole('radio', { name: 'The mail that opens a ticket' })).toBeChecked()
})

test('settings wait for Apply, which refuses what cannot be and goes to it', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.type(await screen.findByRole('searchbox', { name: 'Search blocks to place' }), 'ticket subject{Enter}')
  await user.click(await screen.findByRole('button', { name: 'Apply to block' }))
  const subject = screen.getByRole('textbox', { name: /Subject/ })
  expect(subject).toHaveAccessibleDescription('This is needed.')
  await waitFor(() => expect(subject).toHaveFocus())

  await user.type(subject, 'far too long for it')
  await user.click(screen.getByRole('button', { name: 'Apply to block' }))
  expect(subject).toHaveAccessibleDescription('This is too long.')
  await user.clear(subject)
  await user.type(subject, 'Hello')
  expect(flow.saves.at(-1)?.graph.blocks.at(-1)?.settings ?? {}).toEqual({})
  await user.keyboard('{Control>}{Enter}{/Control}')
  await waitFor(() => expect(flow.saves.at(-1)?.graph.blocks.at(-1)?.settings).toEqual({ subject: 'Hello' }))
})

test('what is not applied is kept while one looks elsewhere, and keeps the flow from being published', async () => {
  const flow = fakeFlow(setSettings(graph, 'b2', { labelId: '8' }))
  const { user } = open('/admin/mail-flow')
  await user.click(await onCanvas('b1'))
  await user.type(screen.getByRole('combobox', { name: /Values/ }), 'bill{Enter}')
  await user.click(await onCanvas('b2'))
  await user.click(screen.getByRole('button', { name: 'Publish revision 5' }))

  await waitFor(async () => expect(await onCanvas('b1')).toHaveFocus())
  expect(screen.getByText('bill')).toBeInTheDocument()
  expect(flow.publishes).toEqual([])
})

test('what the server finds wrong stands at the block, at the field, and in a list that leads there', async () => {
  const flow = fakeFlow()
  flow.problems = [{ block: 'b2', field: 'labelId', code: 'missing-label', message: 'gone' }]
  const { user } = open('/admin/mail-flow')
  expect(await onCanvas('b2')).toHaveTextContent('This label does not exist here.')
  await user.click(screen.getByRole('button', { name: '1 problem' }))
  await user.click(
    await screen.findByRole('menuitem', { name: /Add label: Invoices · Label: This label does not exist here/ }),
  )
  await waitFor(async () => expect(await onCanvas('b2')).toHaveFocus())
  expect(screen.getByRole('combobox', { name: /Label/ })).toHaveAccessibleDescription('This label does not exist here.')
})

test('each step is undone and done again, and saved as it is then', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.click(await onCanvas('b2'))
  await user.keyboard('{Delete}')
  await waitFor(() => expect(flow.saves.at(-1)?.graph.blocks).toHaveLength(1))
  await user.keyboard('{Control>}z{/Control}')
  await waitFor(() => expect(flow.saves.at(-1)?.graph.blocks).toHaveLength(2))
  expect(exits(flow.saves.at(-1)?.graph, 'b1')).toEqual({ yes: 'b2', no: null })
  await user.click(screen.getByRole('button', { name: 'Redo' }))
  await waitFor(() => expect(flow.saves.at(-1)?.graph.blocks).toHaveLength(1))
  expect(screen.getByRole('button', { name: 'Redo' })).toBeDisabled()
})

test('blocks are copied as text and pasted from it, and what is no flow is refused', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.click(await onCanvas('b1'))
  await user.keyboard('{Control>}a{/Control}')
  const clipboard = new Map<string, string>()
  const clipboardData = {
    setData: (type: string, text: string) => clipboard.set(type, text),
    getData: (type: string) => clipboard.get(type),
  }
  fireEvent.copy(await onCanvas('b1'), { clipboardData })
  expect(JSON.parse(clipboard.get('text/plain')!)).toMatchObject({ svara: 'flow', kind: 'mail' })
  fireEvent.paste(await onCanvas('b1'), { clipboardData })
  await waitFor(() => expect(flow.saves.at(-1)?.graph.blocks).toHaveLength(4))
  expect(exits(flow.saves.at(-1)?.graph, 'b3')).toEqual({ yes: 'b4', no: null })

  clipboard.set('text/plain', 'just words')
  fireEvent.paste(await onCanvas('b1'), { clipboardData })
  expect(await screen.findByText(/That is no flow/)).toBeInTheDocument()
})

test('what was copied elsewhere and names what is not here is said at once, and marked', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  const theirs = { ...graph, blocks: [{ ...graph.blocks[1]!, settings: { labelId: '99' } }] }
  const text = JSON.stringify({ svara: 'flow', kind: 'mail', graph: theirs })
  flow.problems = [{ block: 'b3', field: 'labelId', code: 'missing-label', message: 'gone' }]
  await user.click(await onCanvas('b1'))
  fireEvent.paste(await onCanvas('b1'), { clipboardData: { getData: () => text } })
  expect(await screen.findByText(/1 pasted setting names something that does not exist here/)).toBeInTheDocument()
  expect(await onCanvas('b3')).toHaveTextContent('This label does not exist here.')
  expect(flow.saves).toHaveLength(1)
})

test('what was copied in another organisation is found here by its name, and an id that is something else is not taken', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  const block = (id: string, labelId: string) => ({ ...graph.blocks[1]!, id, settings: { labelId } })
  const theirs = { ...graph, entry: 'b1', blocks: [block('b1', '99'), block('b2', '7'), block('b3', '98')] }
  const names = { label: { 99: 'invoices', 7: 'Returns', 98: 'Lost' } }
  const text = JSON.stringify({ svara: 'flow', kind: 'mail', place: 'elsewhere.example/2', names, graph: theirs })
  await user.click(await onCanvas('b1'))
  fireEvent.paste(await onCanvas('b1'), { clipboardData: { getData: () => text } })
  await waitFor(() => expect(flow.saves).toHaveLength(1))
  expect(flow.saves[0]!.graph.blocks.slice(2).map(({ settings }) => settings)).toEqual([
    { labelId: '7' },
    { labelId: '999999999999999999' },
    { labelId: '98' },
  ])
})

test('what was copied here keeps its ids, whatever their things are called by now', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.click(await onCanvas('b2'))
  const clipboard = new Map<string, string>()
  const clipboardData = {
    setData: (type: string, text: string) => clipboard.set(type, text),
    getData: (type: string) => clipboard.get(type),
  }
  fireEvent.copy(await onCanvas('b2'), { clipboardData })
  const copied = JSON.parse(clipboard.get('text/plain')!) as { names: object }
  expect(copied).toMatchObject({ place: `${window.location.host}/1`, names: { label: { 7: 'Invoices' } } })
  clipboard.set('text/plain', JSON.stringify({ ...copied, names: { label: { 7: 'As it was called' } } }))
  fireEvent.paste(await onCanvas('b2'), { clipboardData })
  await waitFor(() => expect(flow.saves.at(-1)?.graph.blocks.at(-1)?.settings).toEqual({ labelId: '7' }))
})

test('a flow is imported from a file, and a file that is none is refused', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await onCanvas('b1')
  const chooser = document.querySelector<HTMLInputElement>('input[type=file]')!
  const text = JSON.stringify({ svara: 'flow', kind: 'mail', graph })
  await user.upload(chooser, new File([text], 'mail-flow.json', { type: 'application/json' }))
  await waitFor(() => expect(flow.saves.at(-1)?.graph.blocks).toHaveLength(4))
  expect(exits(flow.saves.at(-1)?.graph, 'b3')).toEqual({ yes: 'b4', no: null })

  await user.upload(chooser, new File(['{"a":1}'], 'other.json', { type: 'application/json' }))
  expect(await screen.findByText(/That is no flow/)).toBeInTheDocument()
  expect(flow.saves).toHaveLength(1)
})

test('languages are chosen by their names', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.type(await screen.findByRole('searchbox', { name: 'Search blocks to place' }), 'match language{Enter}')
  await user.click(await screen.findByRole('combobox', { name: /Languages/ }))
  const options = await screen.findAllByRole('option')
  expect(options.map((option) => option.textContent)).toEqual(['Danish', 'English', 'Norwegian', 'Swedish'])
  await user.click(screen.getByRole('option', { name: 'Swedish' }))
  await user.click(screen.getByRole('button', { name: 'Apply to block' }))
  await waitFor(() => expect(flow.saves.at(-1)?.graph.blocks.at(-1)?.settings).toEqual({ languages: ['sv'] }))
  expect(await onCanvas('b3')).toHaveTextContent('Swedish')
})

test('what is to stand in a field is given by the control of its kind, anew for another field', async () => {
  const flow = fakeFlow()
  const ticketField = (id: string, kind: string, name: string, options: object[] = []) => ({
    id,
    kind,
    name,
    names: { en: name },
    required: false,
    options,
    removed: false,
    version: 1,
  })
  const ways = [
    { id: '1', name: 'Express', removed: false },
    { id: '2', name: 'Pigeon', removed: true },
  ]
  server.use(
    http.get('*/api/fields', () =>
      HttpResponse.json({
        items: [
          ticketField('3', 'text', 'Shop'),
          ticketField('4', 'choice', 'Way', ways),
          ticketField('5', 'checkbox', 'Insured'),
        ],
        next: null,
      }),
    ),
  )
  const { user } = open('/admin/mail-flow')
  const choose = async (box: RegExp, option: string) => {
    await user.click(await screen.findByRole('combobox', { name: box }))
    await user.click(await screen.findByRole('option', { name: option }))
  }
  const applied = async (settings: object) => {
    await user.click(screen.getByRole('button', { name: 'Apply to block' }))
    await waitFor(() => expect(flow.saves.at(-1)?.graph.blocks.at(-1)?.settings).toEqual(settings))
  }
  await user.type(await screen.findByRole('searchbox', { name: 'Search blocks to place' }), 'set field{Enter}')
  expect(await screen.findByText('Choose a field first.')).toBeInTheDocument()
  await choose(/^Field/, 'Shop')
  await user.type(screen.getByRole('textbox', { name: /^Value/ }), 'Web shop')
  await applied({ fieldId: '3', value: 'Web shop' })
  expect(await onCanvas('b3')).toHaveTextContent('Shop, Web shop')

  // what was for one field is not left in another
  await choose(/^Field/, 'Way')
  await user.click(screen.getByRole('button', { name: 'Apply to block' }))
  await waitFor(() => expect(screen.getByRole('combobox', { name: /^Value/ })).toBeInvalid())
  await user.click(screen.getByRole('combobox', { name: /^Value/ }))
  expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual(['Express'])
  await user.click(screen.getByRole('option', { name: 'Express' }))
  await applied({ fieldId: '4', value: '1' })
  expect(await onCanvas('b3')).toHaveTextContent('Way, Express')

  await choose(/^Field/, 'Insured')
  await choose(/^Value/, 'Not ticked')
  await applied({ fieldId: '5', value: false })
})

test('a webhook is chosen by its name', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.type(await screen.findByRole('searchbox', { name: 'Search blocks to place' }), 'send webhook{Enter}')
  await user.click(await screen.findByRole('combobox', { name: /Webhook/ }))
  await user.click(await screen.findByRole('option', { name: 'Warehouse' }))
  await user.click(screen.getByRole('button', { name: 'Apply to block' }))
  await waitFor(() => expect(flow.saves.at(-1)?.graph.blocks.at(-1)?.settings).toEqual({ webhookId: '9' }))
  expect(await onCanvas('b3')).toHaveTextContent('Warehouse')
})

test('what a colleague saves and publishes is on the canvas when it is told', async () => {
  const flow = fakeFlow()
  open('/admin/mail-flow')
  expect(await onCanvas('b1')).toHaveTextContent('invoice')
  flow.version = 4
  flow.draft = setSettings(graph, 'b1', { operator: 'contains', values: ['bill'] })
  act(() => tell('flow', { kind: 'flow.draft-saved', facts: { kind: 'mail', version: 4 } }))
  await waitFor(async () => expect(await onCanvas('b1')).toHaveTextContent('bill'))
  expect(screen.getByRole('button', { name: 'Publish revision 5' })).toBeEnabled()

  flow.published = { ...flow.published, revision: 5, graph: flow.draft }
  act(() => tell('flow', { kind: 'flow.published', facts: { kind: 'mail', revision: 5 } }))
  expect(await screen.findByRole('button', { name: 'Publish revision 6' })).toBeDisabled()
})

test('whoever edits hears at once that a colleague has saved, before anything is lost', async () => {
  const flow = fakeFlow()
  flow.isAway = true
  const { user } = open('/admin/mail-flow')
  await user.click(await onCanvas('b2'))
  await user.keyboard('{Delete}')
  expect(await screen.findByText('Offline: will be saved')).toBeInTheDocument()
  flow.version = 9
  flow.draft = setSettings(graph, 'b1', { operator: 'contains', values: ['bill'] })
  act(() => tell('flow', { kind: 'flow.draft-saved', facts: { kind: 'mail', version: 9 } }))
  expect(await screen.findByRole('alert')).toHaveTextContent('Bo Berg has changed this flow while you did.')
})

test('while the server is away the draft waits in this browser, and is saved when it is back', async () => {
  const flow = fakeFlow()
  flow.isAway = true
  const { user } = open('/admin/mail-flow')
  await user.click(await onCanvas('b2'))
  await user.keyboard('{Delete}')
  expect(await screen.findByText('Offline: will be saved')).toBeInTheDocument()
  expect(localStorage.getItem('svara.flow.1.mail')).toContain('b1')
  flow.isAway = false
  window.dispatchEvent(new Event('online'))
  expect(await screen.findByText('Saved')).toBeInTheDocument()
  expect(flow.saves).toHaveLength(1)
  expect(localStorage.getItem('svara.flow.1.mail')).toBeNull()
})

test('nothing of a colleague’s is overwritten: one takes theirs, and may keep a copy', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.click(await onCanvas('b2'))
  flow.version = 9
  flow.draft = { ...graph, blocks: [{ ...graph.blocks[0]!, exits: { yes: null, no: null } }] }
  await user.keyboard('{Control>}{ArrowRight}{/Control}{Delete}')
  expect(await screen.findByRole('alert')).toHaveTextContent('Bo Berg has changed this flow while you did.')
  await user.click(screen.getByRole('button', { name: 'Keep mine as a copy, take theirs' }))

  await waitFor(() => expect(screen.queryByText(/has changed this flow/)).not.toBeInTheDocument())
  expect(JSON.parse(await navigator.clipboard.readText())).toMatchObject({ svara: 'flow', kind: 'mail' })
  expect(flow.saves).toEqual([])
  await user.click(await onCanvas('b1'))
  await user.keyboard('{Delete}')
  await waitFor(() => expect(flow.saves.at(-1)?.version).toBe(9))
})

test('a refused publishing leads to the block that is wrong', async () => {
  const flow = fakeFlow(setSettings(graph, 'b2', { labelId: '8' }))
  flow.refuse = [{ block: 'b2', field: 'labelId', code: 'missing-label', message: 'gone' }]
  const { user } = open('/admin/mail-flow')
  await user.click(await screen.findByRole('button', { name: 'Publish revision 5' }))
  const dialog = await screen.findByRole('dialog', { name: 'Publish revision 5' })
  expect(dialog).toHaveTextContent('Changed: Add label: Does not exist')
  await user.type(within(dialog).getByRole('textbox', { name: 'Note to colleagues' }), 'New label')
  await user.click(within(dialog).getByRole('button', { name: 'Publish revision 5' }))

  expect(await screen.findByRole('alert')).toHaveTextContent('Not published: 1 problem')
  await waitFor(async () => expect(await onCanvas('b2')).toHaveFocus())
  expect(flow.publishes).toEqual([{ version: 3, note: 'New label' }])
})

test('what is published runs, and leaving asks nothing then', async () => {
  fakeFlow(setSettings(graph, 'b2', { labelId: '8' }))
  const { user, router } = open('/admin/mail-flow')
  await user.click(await screen.findByRole('button', { name: 'Publish revision 5' }))
  const dialog = await screen.findByRole('dialog', { name: 'Publish revision 5' })
  await user.click(within(dialog).getByRole('button', { name: 'Publish revision 5' }))
  expect(await screen.findByText(/Revision 5 runs, published/)).toBeInTheDocument()
  expect(screen.getByRole('button', { name: 'Publish revision 6' })).toBeDisabled()
  await router.navigate({ to: '/help' })
  expect(router.state.location.pathname).toBe('/help')
})

test('leaving with changes that are not published asks first', async () => {
  fakeFlow()
  const { user, router } = open('/admin/mail-flow')
  await user.click(await onCanvas('b2'))
  await user.keyboard('{Delete}')
  void router.navigate({ to: '/help' })
  const dialog = await screen.findByRole('dialog', { name: 'Leave without publishing?' })
  expect(router.state.location.pathname).toBe('/admin/mail-flow')
  await user.click(within(dialog).getByRole('button', { name: 'Leave, keep the draft' }))
  await waitFor(() => expect(router.state.location.pathname).toBe('/help'))
})

test('a simulated mail marks its way and says what would be done; the next change takes the marks away', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.click(await screen.findByRole('button', { name: 'Simulate' }))
  const simulator = await screen.findByRole('region', { name: 'Simulator' })
  await user.type(within(simulator).getByRole('textbox', { name: 'Subject' }), 'My invoice')
  await user.type(within(simulator).getByRole('textbox', { name: 'Attached file' }), 'a.pdf')
  await user.click(within(simulator).getByRole('button', { name: 'Simulate' }))

  const result = await within(simulator).findByRole('region', { name: 'Result' })
  await waitFor(() => expect(result).toHaveTextContent('1 action'))
  expect(result).toHaveTextContent('Match subjectYes invoice')
  expect(await onCanvas('b1')).toHaveAttribute('data-path')
  expect(flow.simulated).toMatchObject([
    {
      graph: { entry: 'b1' },
      input: {
        subject: 'My invoice',
        mailboxId: '1',
        attachments: [{ name: 'a.pdf', type: 'application/pdf' }],
      },
    },
  ])
  await user.click(await onCanvas('b2'))
  await user.keyboard('{Delete}')
  await waitFor(async () => expect(await onCanvas('b1')).not.toHaveAttribute('data-path'))
})

test('an example has headers, one on each line, and what the spam filter says', async () => {
  const flow = fakeFlow()
  const { user } = open('/admin/mail-flow')
  await user.click(await screen.findByRole('button', { name: 'Simulate' }))
  const simulator = await screen.findByRole('region', { name: 'Simulator' })
  await user.type(within(simulator).getByRole('textbox', { name: 'Headers' }), 'X-Shop: west: 2{Enter}X-Empty{Enter}')
  await user.click(within(simulator).getByRole('combobox', { name: 'The spam filter says' }))
  await user.click(await screen.findByRole('option', { name: 'Spam' }))
  await user.click(within(simulator).getByRole('button', { name: 'Simulate' }))

  await waitFor(() => expect(flow.simulated).toHaveLength(1))
  const headers = [
    { name: 'X-Shop', value: 'west: 2' },
    { name: 'X-Empty', value: '' },
  ]
  expect(flow.simulated[0]).toMatchObject({ input: { headers, spam: 'spam' } })
})

test('the mail of a past ticket is found by the ticket’s number and simulated, the newest first', async () => {
  const flow = fakeFlow()
  const mail = (id: string, kind: string, createdAt: string) => ({ id, kind, createdAt })
  server.use(
    http.get('*/api/tickets', ({ request }) =>
      HttpResponse.json({
        items:
          new URL(request.url).searchParams.get('q') === '4711' ? [{ id: '9', number: 4711, subject: 'Door' }] : [],
        next: null,
      }),
    ),
    http.get('*/api/tickets/9/messages', () =>
      HttpResponse.json({
        items: [
          mail('1', 'inbound', '2026-11-20T08:00:00Z'),
          mail('2', 'reply', '2026-11-20T09:00:00Z'),
          mail('3', 'inbound', '2026-11-21T08:00:00Z'),
        ],
        next: null,
      }),
    ),
    http.get('*/api/tickets/4712', () => HttpResponse.json({ code: 'not-found', status: 404 }, { status: 404 })),
  )
  const { user } = open('/admin/mail-flow')
  await user.click(await screen.findByRole('button', { name: 'Simulate' }))
  const simulator = within(await screen.findByRole('region', { name: 'Simulator' }))
  await user.click(simulator.getByRole('radio', { name: 'A past ticket' }))
  await user.type(simulator.getByRole('textbox', { name: 'Ticket' }), '4712')
  await user.click(simulator.getByRole('button', { name: 'Find its mails' }))
  expect(await simulator.findByText(/There is no such ticket/)).toBeInTheDocument()

  await user.clear(simulator.getByRole('textbox', { name: 'Ticket' }))
  await user.type(simulator.getByRole('textbox', { name: 'Ticket' }), '#4711')
  await user.click(simulator.getByRole('button', { name: 'Find its mails' }))
  expect(await simulator.findByRole('combobox', { name: 'Mail of #4711 Door' })).toHaveValue('2026-11-21 08:00 UTC')
  await user.click(simulator.getByRole('button', { name: 'Simulate' }))
  await waitFor(() => expect(flow.simulated).toMatchObject([{ messageId: '3' }]))
  expect(flow.simulated[0]).not.toHaveProperty('input')

  await user.click(simulator.getByRole('combobox', { name: 'Mail of #4711 Door' }))
  await user.click(await screen.findByRole('option', { name: '2026-11-20 08:00 UTC' }))
  await user.click(simulator.getByRole('button', { name: 'Run again' }))
  await waitFor(() => expect(flow.simulated.at(-1)).toMatchObject({ messageId: '1' }))
})

test('a revision says how the draft differs from it, and is restored into the draft', async () => {
  const flow = fakeFlow(setSettings(graph, 'b1', { operator: 'contains', values: ['bill'] }))
  const { user } = open('/admin/mail-flow')
  await user.click(await screen.findByRole('button', { name: 'Revisions' }))
  const drawer = await screen.findByRole('dialog', { name: 'Revisions' })
  await user.click(await within(drawer).findByRole('button', { name: /Revision 4.*Invoices first/ }))
  const list = await within(drawer).findByRole('list', { name: 'What is different' })
  expect(
    within(list)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual(['Changed: Match subject: bill'])
  await user.click(within(drawer).getByRole('button', { name: 'Restore into the draft' }))

  await waitFor(() => expect(flow.restored).toEqual([{ version: 3 }]))
  await waitFor(async () => expect(await onCanvas('b1')).toHaveTextContent('invoice'))
  await user.click(screen.getByRole('button', { name: 'Undo' }))
  await waitFor(() =>
    expect(flow.saves.at(-1)).toMatchObject({
      version: 4,
      graph: { blocks: [{ settings: { values: ['bill'] } }, {}] },
    }),
  )
})

test('an address shows a revision and the way a mail took, and nothing can be changed there', async () => {
  fakeFlow(setSettings(graph, 'b2', { labelId: '8' }))
  const { user } = open('/admin/mail-flow?revision=4&path=b1,b2')
  expect(await onCanvas('b2')).toHaveAttribute('data-path')
  expect(await onCanvas('b2')).toHaveTextContent('Invoices')
  await user.click(await onCanvas('b2'))
  await user.keyboard('{Delete}')
  expect(await onCanvas('b2')).toBeInTheDocument()
  expect(screen.queryByRole('button', { name: 'Apply to block' })).not.toBeInTheDocument()
  await user.click(screen.getByRole('button', { name: 'Back to the draft' }))
  await waitFor(async () => expect(await onCanvas('b2')).not.toHaveAttribute('data-path'))
})

test('the outline tells each block and where its exits lead', async () => {
  const flow = fakeFlow()
  flow.draft = { ...graph, entry: 'b2' }
  const { user } = open('/admin/mail-flow')
  await user.click(await screen.findByRole('radio', { name: 'Outline' }))
  const items = within(await screen.findByRole('list', { name: 'Outline' })).getAllByRole('listitem')
  expect(items.map((item) => item.textContent)).toEqual([
    'Mail arrivesThen: Add label: Invoices',
    'Add label: InvoicesThen: the flow ends',
    'Match subject: invoiceNo mail comes hereYes: Add label: InvoicesNo: the flow ends',
  ])
})
