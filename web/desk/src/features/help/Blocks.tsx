import { Keys } from '@svara/ui'
import type { MarkedToken, Token } from 'marked'
import { Fragment, type ReactNode } from 'react'
import { WrittenLink } from './links'
import { keysOf } from './page'

/** What Markdown says, as elements of ours: nothing is ever taken as HTML. */
export function Blocks({ tokens }: { tokens: readonly Token[] }) {
  return tokens.map((token, place) => <Fragment key={place}>{element(token as MarkedToken)}</Fragment>)
}

function element(token: MarkedToken): ReactNode {
  switch (token.type) {
    case 'paragraph':
      return (
        <p>
          <Blocks tokens={token.tokens} />
        </p>
      )
    case 'blockquote':
      return (
        <blockquote>
          <Blocks tokens={token.tokens} />
        </blockquote>
      )
    case 'list': {
      const List = token.ordered ? 'ol' : 'ul'
      return (
        <List>
          {token.items.map((item, place) => (
            <li key={place}>
              <Blocks tokens={item.tokens} />
            </li>
          ))}
        </List>
      )
    }
    case 'table':
      return (
        <div>
          <table>
            <thead>
              <tr>
                {token.header.map((cell, place) => (
                  <th key={place} scope="col">
                    <Blocks tokens={cell.tokens} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {token.rows.map((row, place) => (
                <tr key={place}>
                  {row.map((cell, column) => (
                    <td key={column}>
                      <Blocks tokens={cell.tokens} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )
    case 'strong':
      return (
        <strong>
          <Blocks tokens={token.tokens} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Blocks tokens={token.tokens} />
        </em>
      )
    case 'link':
      return (
        <WrittenLink href={token.href}>
          <Blocks tokens={token.tokens} />
        </WrittenLink>
      )
    case 'codespan':
      return <Code text={token.text} />
    case 'text':
      return 'tokens' in token && token.tokens ? <Blocks tokens={token.tokens} /> : token.text
    case 'escape':
      return token.text
    case 'space':
      return null
    default:
      throw new Error(`Help does not use this of Markdown: ${token.type}`)
  }
}

function Code({ text }: { text: string }) {
  const keys = keysOf(text)
  if (keys === null) return <code>{text}</code>
  return (
    <>
      <Keys keys={keys} />
      <span className="visually-hidden">{keys}</span>
    </>
  )
}
