import Glibc
import Postgres
import Primitives
import TutorCore

/// Blocking operations on rows: writes them to temporary files, and searches, sorts, charts and saves them. Runs on its own queue.
actor ResultWorker {
    static let shared = ResultWorker()

    private nonisolated let executor = QueueExecutor(label: "calf.results")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Appends rows to a run's temporary file, creating the file first if there is none.
    func spill(_ batch: RowBatch, into file: SpillFile?) throws(SpillError) -> (SpillFile, SpilledBatch) {
        let file = if let file { file } else { try SpillFile() }
        return (file, try file.append(batch))
    }

    func outcome(of work: ResultWork, on rows: RowStore) -> ResultOutcome {
        do {
            switch work {
            case .search(let text, let place, let backward, let order):
                return .found(try rows.place(of: text, from: place, backward: backward, in: order))
            case .arrange(let arrangement): return .arranged(arrangement, try rows.rows(in: arrangement))
            case .chart(let columns, let column, let kind, let order):
                return .charted(try Chart(rows, in: order, columns: columns, column: column, kind: kind))
            case .save(let path, let format, let columns, let order):
                return .saved(try Self.save(rows, in: order, columns, format, to: path))
            }
        } catch let error as SaveError {
            return .failed("Nothing was saved: \(error.why).")
        } catch {
            return .failed("The rows could not be read: \(error).")
        }
    }

    /// Writes a session to a new file in the folder that calf was started in.
    func export(_ text: String, as name: String, _ format: SessionFormat) -> Message {
        for number in 1... {
            let path = "\(name)-session\(number == 1 ? "" : "-\(number)").\(format.rawValue)"
            do {
                try Self.write(to: path) { sink in try Array(text.utf8).withUnsafeBytes { try sink($0) } }
                return .sessionExported(path)
            } catch let error as SaveError {
                if error.code == EEXIST { continue }
                return .troubled("Nothing was saved: \(error.why).")
            } catch {
                return .troubled("Nothing was saved: \(error).")
            }
        }
        return .troubled("Nothing was saved.")
    }

    private struct SaveError: Error {
        var why: String
        var code: Int32

        init(_ path: String) {
            code = errno
            why = "\(path): \(String(cString: strerror(errno)))"
        }
    }

    private static func save(
        _ rows: RowStore, in order: [UInt32]?, _ columns: [Column], _ format: ExportFormat, to path: String
    ) throws -> String {
        let home = getenv("HOME").map { String(cString: $0) } ?? ""
        let full = path.hasPrefix("~/") ? home + path.dropFirst(1) : path
        let name = full.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? "result"
        try write(to: full) { try format.write(rows, in: order, columns: columns, table: name, to: $0) }
        return full
    }

    /// Writes a new file piece by piece. Never overwrites an existing one.
    private static func write(to path: String, _ content: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SaveError(path) }
        defer { close(descriptor) }
        do {
            try content { bytes in
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
