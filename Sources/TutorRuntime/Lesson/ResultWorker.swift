import Glibc
import Postgres
import Primitives
import Sandbox
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
        case .chart(let columns, let column, let kind, let order):
            return .charted(Chart(rows, in: order, columns: columns, column: column, kind: kind))
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
        let full = Directories.absolute(path.hasPrefix("~/") ? home + path.dropFirst(1) : path)
        let name = full.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? "result"
        let descriptor = open(full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SaveError(full) }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        format.write(rows, in: order, columns: columns, table: name) { bytes.append(contentsOf: $0) }
        guard DescriptorBytes.write(bytes, to: descriptor) else {
            let error = SaveError(full)
            // An incomplete file could be mistaken for a complete one.
            unlink(full)
            throw error
        }
        return full
    }
}
