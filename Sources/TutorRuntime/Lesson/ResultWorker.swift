import Glibc
import Postgres
import Primitives
import TutorCore

/// Does what blocks with rows: puts them into temporary files, searches, sorts and saves them. On a queue of its own.
actor ResultWorker {
    static let shared = ResultWorker()

    private nonisolated let executor = QueueExecutor(label: "calf.results")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// Puts rows into a run's file, which is made with the first.
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
            case .save(let path, let format, let columns): return .saved(try Self.save(rows, columns, format, to: path))
            }
        } catch let error as SaveError {
            return .failed("Nothing was saved: \(error.why).")
        } catch {
            return .failed("The rows could not be read: \(error).")
        }
    }

    private struct SaveError: Error { var why: String }

    /// Writes a new file; one that exists is left alone.
    private static func save(_ rows: RowStore, _ columns: [Column], _ format: ExportFormat, to path: String) throws -> String {
        let home = getenv("HOME").map { String(cString: $0) } ?? ""
        let full = path.hasPrefix("~/") ? home + path.dropFirst(1) : path
        let descriptor = open(full, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SaveError(why: "\(full): \(String(cString: strerror(errno)))") }
        defer { close(descriptor) }
        let name = full.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? "result"
        do {
            try format.write(rows, columns: columns, table: name) { bytes in
                var done = 0
                while done < bytes.count {
                    let written = write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
                    if written < 0, errno == EINTR { continue }
                    guard written > 0 else { throw SaveError(why: "\(full): \(String(cString: strerror(errno)))") }
                    done += written
                }
            }
        } catch {
            // Half a file would look like a whole one.
            unlink(full)
            throw error
        }
        return full
    }
}
