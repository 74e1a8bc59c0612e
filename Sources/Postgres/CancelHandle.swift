import CPostgres

/// The data that libpq needs to send a cancel request.
///
/// A `PGcancel` never changes after creation, and PQcancel may be called on it from any thread.
struct CancelHandle: ~Copyable, @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    deinit { calf_PQfreeCancel(pointer) }

    /// Opens a second connection, sends the request, and blocks the thread until the server closes the connection.
    func cancel() -> Bool {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            calf_PQcancel(pointer, buffer.baseAddress, Int32(buffer.count)) == 1
        }
    }
}
