import { Menu } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { useTranslation } from '../../../i18n'
import styles from './PickMenu.module.css'
import type { Choice } from './use-choices'

/** More than these are found quicker by typing. */
const AT_A_GLANCE = 8

interface Props {
  heading: string
  choices: Choice[]
  /** Which ones hold; several can when {@link multiple}. */
  chosen: string[]
  multiple?: boolean
  onPick: (value: string) => void
  opened?: boolean
  onOpened?: (opened: boolean) => void
  /** The button that opens it. */
  children: ReactNode
}

export function PickMenu({ heading, choices, chosen, multiple, onPick, opened, onOpened, children }: Props) {
  const { t } = useTranslation('list')
  const [typed, type] = useState('')
  const wanted = typed.trim().toLocaleLowerCase()
  const found = choices.filter(({ name }) => name.toLocaleLowerCase().includes(wanted))
  return (
    <Menu
      position="bottom-start"
      width={230}
      classNames={{ itemLabel: styles.label }}
      {...(opened === undefined ? {} : { opened })}
      {...(onOpened ? { onChange: onOpened } : {})}
    >
      <Menu.Target>{children}</Menu.Target>
      <Menu.Dropdown className={styles.dropdown} aria-label={heading}>
        {choices.length > AT_A_GLANCE ? (
          <Menu.Search
            value={typed}
            onChange={(event) => type(event.currentTarget.value)}
            placeholder={heading}
            aria-label={heading}
          />
        ) : (
          <Menu.Label>{heading}</Menu.Label>
        )}
        <div className={styles.choices}>
          {found.map((choice) => (
            <Menu.CheckboxItem
              key={choice.value}
              checked={chosen.includes(choice.value)}
              closeMenuOnClick={!multiple}
              onChange={() => onPick(choice.value)}
            >
              <span className={styles.choice}>
                {choice.mark}
                <span className="cut">{choice.name}</span>
              </span>
            </Menu.CheckboxItem>
          ))}
          {found.length === 0 && <Menu.Label>{t('no-choice')}</Menu.Label>}
        </div>
      </Menu.Dropdown>
    </Menu>
  )
}
