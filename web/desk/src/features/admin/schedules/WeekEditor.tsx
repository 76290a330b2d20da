import { Menu } from '@mantine/core'
import { IconButton } from '@svara/ui'
import { Copy } from 'lucide-react'
import { useTranslation } from '../../../i18n'
import { toast } from '../../../toast'
import { copyOf, DAYS, type Day, type Draft } from './draft'
import { HoursEditor } from './HoursEditor'
import styles from './WeekEditor.module.css'
import { dayName } from './words'

type Week = Draft['week']

/** The hours of each day of the week. */
export function WeekEditor({ week, onChange }: { week: Week; onChange: (week: Week) => void }) {
  const { t, i18n } = useTranslation('schedules')
  function copy(from: Day, to: readonly Day[]) {
    const copies = to.filter((day) => day !== from).map((day) => [day, copyOf(week[from])] as const)
    onChange({ ...week, ...Object.fromEntries(copies) })
    toast(t('copied', { day: dayName(from, i18n.language) }))
  }
  return (
    <ul className={styles.week}>
      {DAYS.map((day) => {
        const name = dayName(day, i18n.language)
        return (
          <li key={day} className={styles.day}>
            <span className={styles.name}>{name}</span>
            <HoursEditor
              of={name}
              field={`rules.week.${day}`}
              hours={week[day]}
              onChange={(hours) => onChange({ ...week, [day]: hours })}
            >
              <CopyMenu day={day} onCopy={(to) => copy(day, to)} />
            </HoursEditor>
          </li>
        )
      })}
    </ul>
  )
}

function CopyMenu({ day, onCopy }: { day: Day; onCopy: (to: readonly Day[]) => void }) {
  const { t, i18n } = useTranslation('schedules')
  const name = dayName(day, i18n.language)
  return (
    <Menu position="bottom-end" width={200} returnFocus>
      <Menu.Target>
        <IconButton label={t('copy-from', { day: name })}>
          <Copy size={14} />
        </IconButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('copy-to', { day: name })}</Menu.Label>
        <Menu.Item onClick={() => onCopy(DAYS.slice(0, 5))}>{t('weekdays')}</Menu.Item>
        <Menu.Item onClick={() => onCopy(DAYS)}>{t('every-day')}</Menu.Item>
        <Menu.Divider />
        {DAYS.filter((other) => other !== day).map((other) => (
          <Menu.Item key={other} onClick={() => onCopy([other])}>
            {dayName(other, i18n.language)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
