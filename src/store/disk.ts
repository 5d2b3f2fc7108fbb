/**
 * The few operations on files that the record depends on, each a step after which a power cut or kill may come.
 * Tests pass a disk of their own that stops or fails at a chosen step.
 */
import { closeSync, fstatSync, fsyncSync, ftruncateSync, linkSync, mkdirSync, openSync, renameSync, unlinkSync, writeSync } from 'node:fs'

export interface Disk {
  /** Opens for reading and appending; creates when absent. */
  openAppend(path: string): number
  /** Writes all bytes at the end. */
  write(file: number, bytes: Uint8Array): void
  sync(file: number): void
  truncate(file: number, length: number): void
  size(file: number): number
  close(file: number): void
  rename(from: string, to: string): void
  /** A second name for a file; throws EEXIST when the name is taken. */
  link(from: string, to: string): void
  remove(path: string): void
  makeFolder(path: string): void
  /** Makes new names in a folder durable. */
  syncFolder(path: string): void
}

export const realDisk: Disk = {
  openAppend: (path) => openSync(path, 'a+'),
  write(file, bytes) {
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
  },
  sync: (file) => fsyncSync(file),
  truncate: (file, length) => ftruncateSync(file, length),
  size: (file) => fstatSync(file).size,
  close: (file) => closeSync(file),
  rename: (from, to) => renameSync(from, to),
  link: (from, to) => linkSync(from, to),
  remove: (path) => unlinkSync(path),
  makeFolder: (path) => mkdirSync(path, { recursive: true }),
  syncFolder(path) {
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  },
}

/** Writes a whole file under a temporary name, makes it durable and renames it: it is there complete or not at all. */
export function writeWhole(disk: Disk, path: string, bytes: Uint8Array): void {
  const temporary = `${path}.${process.pid}.tmp`
  const file = disk.openAppend(temporary)
  try {
    disk.truncate(file, 0)
    disk.write(file, bytes)
    disk.sync(file)
  } finally {
    disk.close(file)
  }
  disk.rename(temporary, path)
}
