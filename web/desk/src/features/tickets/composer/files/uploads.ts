import { randomId, type Attachment } from '@svara/api'
import type { Editor } from '@tiptap/react'
import { useSyncExternalStore } from 'react'
import { uploadAttachment } from '../../api/upload-attachment'
import type { DraftKeeper } from '../draft/keeper'

/** A file on its way, or one that did not arrive. */
export interface Upload {
  id: string
  file: File
  /** It is to stand in the text, not beside it. */
  inText: boolean
  share: number
  refusal: unknown
}

/** As the server takes them; what is larger need not be sent to hear it. */
const LARGEST_BYTES = 25 * 1024 * 1024

/** The files that are being added to one draft. They go on arriving while another ticket is open. */
export class Uploads {
  private list: Upload[] = []
  private readonly running = new Map<string, AbortController>()
  private readonly listeners = new Set<() => void>()
  private readonly keeper: DraftKeeper
  private editor: Editor | null = null

  constructor(keeper: DraftKeeper) {
    this.keeper = keeper
  }

  /** Pictures go where its cursor is; without an editor they land at the end of the text. */
  showIn(editor: Editor | null) {
    this.editor = editor
  }

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => void this.listeners.delete(listener)
  }

  getSnapshot = () => this.list

  add(files: File[], inText: boolean) {
    for (const file of files) {
      const upload = {
        id: randomId(),
        file,
        inText: inText && /^image\/(png|jpe?g|gif|webp)$/.test(file.type),
        share: 0,
        refusal: null,
      }
      this.put([...this.list, upload])
      void this.send(upload)
    }
  }

  retry(id: string) {
    const upload = this.list.find((one) => one.id === id)
    if (upload) void this.send(upload)
  }

  /** Stops one that is on its way, or puts one away that did not arrive. */
  cancel(id: string) {
    this.running.get(id)?.abort()
    this.running.delete(id)
    this.put(this.list.filter((one) => one.id !== id))
  }

  private async send(upload: Upload) {
    if (upload.file.size > LARGEST_BYTES) {
      this.change(upload.id, { refusal: 'too-large' })
      return
    }
    const abort = new AbortController()
    this.running.set(upload.id, abort)
    this.change(upload.id, { refusal: null, share: 0 })
    try {
      const arrived = await uploadAttachment(upload.file, {
        progress: (share) => this.change(upload.id, { share }),
        signal: abort.signal,
      })
      this.running.delete(upload.id)
      this.put(this.list.filter((one) => one.id !== upload.id))
      this.place(arrived, upload.inText)
    } catch (refusal) {
      this.running.delete(upload.id)
      this.change(upload.id, { refusal })
    }
  }

  private place(arrived: Attachment, inText: boolean) {
    const { content } = this.keeper.snapshot
    if (!inText) this.keeper.change({ files: [...content.files, arrived] })
    else if (this.editor)
      this.editor
        .chain()
        .focus()
        .setImage({ src: sourceOf(arrived), alt: arrived.name })
        .run()
    else this.keeper.change({ html: `${content.html}<p><img src="${sourceOf(arrived)}"></p>` })
  }

  private change(id: string, change: Partial<Upload>) {
    this.put(this.list.map((one) => (one.id === id ? { ...one, ...change } : one)))
  }

  private put(list: Upload[]) {
    this.list = list
    this.listeners.forEach((listener) => listener())
  }
}

function sourceOf(picture: Attachment) {
  return `/api/attachments/${picture.id}`
}

const all = new WeakMap<DraftKeeper, Uploads>()

export function uploadsOf(keeper: DraftKeeper) {
  const known = all.get(keeper)
  if (known) return known
  const uploads = new Uploads(keeper)
  all.set(keeper, uploads)
  return uploads
}

export function useUploads(keeper: DraftKeeper) {
  const uploads = uploadsOf(keeper)
  const list = useSyncExternalStore(uploads.subscribe, uploads.getSnapshot)
  return { uploads, list }
}
