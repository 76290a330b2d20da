import { randomId, Refusal, type Attachment, type Problem } from '@svara/api'

const CSRF_COOKIE = /(?:^|; )XSRF-TOKEN=([^;]*)/

/** Sends a file. By XMLHttpRequest: fetch tells nothing of how far it has come. */
export function uploadAttachment(file: File, heard: { progress: (share: number) => void; signal: AbortSignal }) {
  return new Promise<Attachment>((done, refused) => {
    const request = new XMLHttpRequest()
    request.open('POST', `${location.origin}/api/attachments`)
    request.setRequestHeader('Idempotency-Key', randomId())
    const token = CSRF_COOKIE.exec(document.cookie)?.[1]
    if (token) request.setRequestHeader('X-XSRF-TOKEN', decodeURIComponent(token))
    request.upload.addEventListener('progress', (event) => heard.progress(event.loaded / Math.max(1, event.total)))
    request.addEventListener('load', () => {
      if (request.status === 201) done(JSON.parse(request.responseText) as Attachment)
      else refused(new Refusal(problemOf(request)))
    })
    request.addEventListener('error', () => refused(new Refusal({ code: 'offline', status: 0 })))
    heard.signal.addEventListener('abort', () => request.abort())
    const form = new FormData()
    form.append('file', file, file.name)
    request.send(form)
  })
}

function problemOf(request: XMLHttpRequest): Problem {
  const code = request.status === 413 ? 'too-large' : 'unknown'
  try {
    const said = JSON.parse(request.responseText) as Partial<Problem>
    return { ...said, code: said.code ?? code, status: request.status }
  } catch {
    return { code, status: request.status }
  }
}
