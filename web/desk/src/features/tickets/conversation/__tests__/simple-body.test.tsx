import { render } from '@testing-library/react'
import { expect, test } from 'vitest'
import { simpleBody } from '../messages/simple-body'

const shown = (html: string) => render(<>{simpleBody(html)}</>).container.innerHTML

test.each([
  ['at the end', 'Hello<br>\n<br>\nthere<br>\n<br>\n', 'Hello<br>\n<br>\nthere'],
  ['all of them, when there is nothing else', '<br>\n<br>', ''],
])('leaves out empty lines %s', (_where, html, expected) => {
  expect(shown(html)).toBe(expected)
})

test('leaves out empty lines before what is folded', () => {
  const body = shown('Thanks!<br>\n<br>\n<div class="quoted-tail">On Friday you wrote<br>\n</div>')

  expect(body).toMatch(/^Thanks!<(?!br)/)
})
