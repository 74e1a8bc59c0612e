import CPostgres

/// What libpq needs to ask a server to cancel.
///
/// A `PGcancel` never changes after it was made, and PQcancel may be called on it from any thread.
struct CancelHandle: ~Copyable, @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { calf_PQfreeCancel(pointer) }

    /// Opens a second connection, asks, and waits until the server has closed it: this blocks its thread.
    func cancel() -> Bool {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            calf_PQcancel(pointer, buffer.baseAddress, Int32(buffer.count)) == 1
        }
    }
}
