import Glibc
import Postgres
import Primitives
import TutorCore

/// Slow operations on rows: searches, sorts, charts and saves them. Runs on its own queue.
actor ResultWorker {
    static let shared = ResultWorker()

    private nonisolated let executor = QueueExecutor(label: "calf.results")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    func outcome(of work: ResultWork, on rows: RowTable) -> ResultOutcome {
        switch work {
        case .search(let text, let place, let backward, let order):
            return .found(rows.place(of: text, from: place, backward: backward, in: order))
        case .arrange(let arrangement): return .arranged(arrangement, rows.rows(in: arrangement))
        case .chart(let columns, let column, let order):
            return .charted(Chart(rows, in: order, columns: columns, column: column))
        case .save(let path, let format, let columns, let order):
            do throws(SaveError) {
                return .saved(try Self.save(rows, in: order, columns, format, to: path))
            } catch {
                return .failed("Nothing was saved: \(error.why).")
            }
        }
    }

    private struct SaveError: Error {
        var why: String

        init(_ path: String) { why = "\(path): \(String(cString: strerror(errno)))" }
    }

    private static func save(
        _ rows: RowTable, in order: [UInt32]?, _ columns: [Column], _ format: ExportFormat, to path: String
    ) throws(SaveError) -> String {
        let home = getenv("HOME").map { String(cString: $0) } ?? ""
        let full = path.hasPrefix("~/") ? home + path.dropFirst(1) : path
        let name = full.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? "result"
        try write(to: full) { (sink) throws(SaveError) in try format.write(rows, in: order, columns: columns, table: name, to: sink) }
        return full
    }

    /// Writes a new file piece by piece. Never overwrites an existing one.
    private static func write(
        to path: String, _ content: ((UnsafeRawBufferPointer) throws(SaveError) -> Void) throws(SaveError) -> Void
    ) throws(SaveError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SaveError(path) }
        defer { close(descriptor) }
        do throws(SaveError) {
            try content { (bytes) throws(SaveError) in
                var done = 0
                while done < bytes.count {
                    let written = Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                    if written < 0, errno == EINTR { continue }
                    guard written > 0 else { throw SaveError(path) }
                    done += written
                }
            }
        } catch {
            // An incomplete file could be mistaken for a complete one.
            unlink(path)
            throw error
        }
    }
}
