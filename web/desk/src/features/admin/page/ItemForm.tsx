import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, type ReactNode } from 'react'
import styles from './Form.module.css'
import { FormFoot } from './FormFoot'
import { LeaveDialog } from './LeaveDialog'
import { RefusalOfFields } from './errors'

interface Props {
  save: { error: Error | null; isPending: boolean }
  isChanged: boolean
  leaving: ReturnType<typeof useLeaving>
  /** That the server has; undefined for a new one. */
  version: number | undefined
  onSend: (ifVersion: number | undefined) => void
  /** Drop what is here and show what the server has now. */
  onTheirs?: (() => void) | undefined
  /** What the button of a new one says. */
  create: string
  cancel: string
  /** What is refused as a whole, in words. */
  words?: string | undefined
  /** What takes it away, where it is there. */
  remove?: { label: string; ask: () => void; disabled?: boolean } | undefined
  children: ReactNode
}

/** Something that has a list: edited whole, and left for the list when it is saved. */
export function ItemForm(props: Props) {
  const { save, isChanged, leaving, version, onSend, onTheirs, create, cancel, words, remove, children } = props
  return (
    <RefusalOfFields value={save.error}>
      <form
        className={styles.form}
        data-alone
        onSubmit={(event) => {
          event.preventDefault()
          onSend(version)
        }}
      >
        <div className={styles.fields}>{children}</div>
        <FormFoot
          save={save}
          label={version === undefined ? create : undefined}
          words={words}
          onTheirs={onTheirs}
          onMine={() => onSend(undefined)}
        >
          <Button variant="default" onClick={leaving.cancel}>
            {cancel}
          </Button>
          {remove && (
            <Button
              variant="subtle"
              color="red"
              className={styles.remove}
              disabled={remove.disabled ?? false}
              onClick={remove.ask}
            >
              {remove.label}
            </Button>
          )}
        </FormFoot>
      </form>
      <LeaveDialog isChanged={() => isChanged && !leaving.isDone()} />
    </RefusalOfFields>
  )
}

/** The way back to the list: asked about when something was changed, but not once it is saved. */
export function useLeaving(list: '/admin/roles' | '/admin/groups' | '/admin/brands') {
  const navigate = useNavigate()
  const done = useRef(false)
  return {
    isDone: () => done.current,
    cancel: () => void navigate({ to: list }),
    leave: () => {
      done.current = true
      void navigate({ to: list })
    },
  }
}
