internal import Foundation

/// An open folder: what is written through it lands in this folder, wherever its name points by then.
///
/// Files appear whole or not at all, and last names are never followed when they are symbolic links. The
/// only place outside the parsers and the transfers that calls the system directly: Foundation replaces a
/// file without making sure that it is on the disk.
final class Folder: Sendable {
  private let descriptor: Int32

  private init(descriptor: Int32) { self.descriptor = descriptor }

  deinit { _ = close(descriptor) }

  /// Opens a folder, making it and those around it if they are missing.
  convenience init(path: String) throws(FolderError) {
    if !FileManager.default.fileExists(atPath: path) {
      do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      } catch {
        throw FolderError(path, error)
      }
    }
    let descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FolderError(path, errno) }
    self.init(descriptor: descriptor)
  }

  /// A folder in this one, made if it is missing.
  func folder(named name: String) throws(FolderError) -> Folder {
    if unsafe mkdirat(descriptor, name, 0o755) == 0 {
      try synchronize()
    } else if errno != EEXIST {
      throw FolderError(name, errno)
    }
    let inner = unsafe openat(descriptor, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0)
    guard inner >= 0 else { throw FolderError(name, errno) }
    return Folder(descriptor: inner)
  }

  /// Writes a file: under a temporary name first, to the disk, then under its own name.
  ///
  /// The name itself is on the disk only after `synchronize()`. `mode` is narrowed by the umask.
  func write(_ bytes: [UInt8], to name: String, mode: UInt16 = 0o644) throws(FolderError) {
    let temporary = "." + name + ".tmp"
    // One that a killed run left behind.
    _ = unsafe unlinkat(descriptor, temporary, 0)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let file = unsafe openat(descriptor, temporary, flags, mode_t(mode))
    guard file >= 0 else { throw FolderError(name, errno) }
    let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(bytes))
      try handle.synchronize()
      try handle.close()
    } catch {
      _ = unsafe unlinkat(descriptor, temporary, 0)
      throw FolderError(name, error)
    }
    guard unsafe renameat(descriptor, temporary, descriptor, name) == 0 else {
      let code = errno
      _ = unsafe unlinkat(descriptor, temporary, 0)
      throw FolderError(name, code)
    }
  }

  /// Makes sure that names written so far are on the disk.
  func synchronize() throws(FolderError) {
    // Some file systems can't synchronize a folder and say so by EINVAL.
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw FolderError(".", errno) }
  }

  /// Removes a file, if there is one of this name.
  func remove(_ name: String) {
    _ = unsafe unlinkat(descriptor, name, 0)
  }
}

/// Why a file or folder can't be made or written.
struct FolderError: Error {
  /// The name that was meant.
  let name: String
  /// The system's number for what happened.
  let code: Int32

  init(_ name: String, _ code: Int32) {
    self.name = name
    self.code = code
  }

  /// The system's number behind one of Foundation's errors.
  init(_ name: String, _ error: any Error) {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError ?? error as NSError
    let isPOSIX = underlying.domain == NSPOSIXErrorDomain
    switch (error as? CocoaError)?.code {
    case .fileWriteNoPermission: self.init(name, EACCES)
    case .fileWriteVolumeReadOnly: self.init(name, EROFS)
    case .fileWriteOutOfSpace: self.init(name, ENOSPC)
    case nil, .fileWriteUnknown: self.init(name, isPOSIX ? Int32(truncatingIfNeeded: underlying.code) : EIO)
    default: self.init(name, isPOSIX ? Int32(truncatingIfNeeded: underlying.code) : EIO)
    }
  }

  /// Whether it is a matter of permission.
  var isPermission: Bool { [EACCES, EPERM, EROFS].contains(code) }

  /// What the system calls it.
  var message: String {
    POSIXErrorCode(rawValue: code).map { POSIXError($0).localizedDescription } ?? "error \(code)"
  }
}

extension FeedmillError {
  /// Output that can't be made (at the start of a run) or written (later).
  init(output path: String, _ error: FolderError, isStart: Bool = false) {
    let code = error.isPermission ? "output-permission" : isStart ? "output-unusable" : "output-io"
    self.init(code: code, message: "\(error.name): \(error.message)", source: path)
  }
}
