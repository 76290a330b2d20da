import type { Address } from '@svara/api'

export function called({ name, email }: Address) {
  return name || email
}

export function written({ name, email }: Address) {
  return name ? `${name} <${email}>` : email
}
