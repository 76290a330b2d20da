import { Avatar } from '@svara/ui'
import { useTranslation } from '../../i18n'
import type { Installation } from '@svara/api'
import styles from './Card.module.css'
import type { Credentials } from './SignInForm'

/** The demo's people, each a button that fills in the form. */
export function DemoBox({
  demo,
  chosen,
  onChoose,
}: {
  demo: NonNullable<Installation['demo']>
  chosen: string
  onChoose: (credentials: Credentials) => void
}) {
  const { t } = useTranslation('session')
  return (
    <section className={styles.demo} aria-labelledby="demo-title">
      <h2 id="demo-title">{t('demo')}</h2>
      <p>{t('demo-hint')}</p>
      <ul className={styles.names}>
        {demo.names.map((email) => (
          <li key={email}>
            <button
              type="button"
              className={styles.name}
              aria-pressed={chosen === email}
              onClick={() => onChoose({ email, password: demo.password })}
            >
              <Avatar name={nameOf(email)} />
              <span className={styles.address}>{email}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function nameOf(email: string) {
  return email.split('@')[0]!
}
