import Glibc
import Sandbox

/// Why a lesson's servers don't run, or what was asked of them could not be done.
package enum ServersError: Error, Sendable, Equatable {
    /// Programs that the kinds need, and the packages that contain them.
    case programsMissing([String], packages: [String])
    /// Bytes.
    case memoryLow(needed: Int, free: Int)
    case diskLow(needed: Int, free: Int, path: String)
    /// Another program has the set's addresses, such as `127.64.3.`.
    case addressesTaken(String)
    /// Another program has this port on a node's address, or on all of the machine.
    case portTaken(Int, address: String)
    /// A node's function failed, or took too long; with the end of what it printed, or of the node's log.
    case functionFailed(String, node: String, printed: String, isLate: Bool)
    case diskFull(path: String)
    /// The keeper could not be started, or doesn't answer.
    case keeperSilent
    /// What the keeper refused, in its own words.
    case refused(String)
}

extension ServersError: CustomStringConvertible {
    /// What failed, why, and what to do now.
    package var description: String {
        switch self {
        case .programsMissing(let programs, let packages):
            "this lesson's servers need \(programs.joined(separator: ", ")), which \(programs.count == 1 ? "isn't" : "aren't") installed. "
                + "As root: \(ServerPrograms.installation(of: packages))"
        case .memoryLow(let needed, let free):
            "this lesson's servers need \(Self.megabytes(needed)) of memory, and \(Self.megabytes(free)) are free. Close other programs and try again"
        case .diskLow(let needed, let free, let path):
            "this lesson's servers need \(Self.megabytes(needed)) of disk space, and \(Self.megabytes(free)) are free in \(path)"
        case .addressesTaken(let net):
            "another program uses the addresses \(net)0 to \(net)9 of this lesson's servers. Close it, or reset the servers"
        case .portTaken(let port, let address):
            "port \(port) is in use by another program, on \(address) or on all addresses. Stop that program and try again"
        case .functionFailed(let function, let node, let printed, let isLate):
            "\(node) \(Self.words(function, isLate))\(printed.isEmpty ? "" : ":\n\(printed)")"
        case .diskFull(let path): "the disk with \(path) is full. Free some space and reset the servers"
        case .keeperSilent: "the program that runs this lesson's servers doesn't answer. Close the lesson and open it again"
        case .refused(let words): words
        }
    }

    private static func words(_ function: String, _ isLate: Bool) -> String {
        switch function {
        case "make": "could not be created"
        case "fill": "could not load its data"
        case "copy": "could not be copied"
        case "daemon":
            "did not start: its 'run' ended and left a server in the background. 'run' must stay in the foreground"
        default: isLate ? "did not get ready in time. The end of its log" : "did not start. The end of its log"
        }
    }

    private static func megabytes(_ bytes: Int) -> String { "\((bytes + 999_999) / 1_000_000) MB" }

    static func noNode(_ name: String, among nodes: [String]) -> ServersError {
        .refused("there is no node '\(name)'. The nodes are \(nodes.joined(separator: ", "))")
    }

    /// What failed, for an error of any kind.
    static func text(_ error: any Error) -> String {
        switch error as? SandboxError {
        case .diskFull(let path): diskFull(path: path).description
        case .permission(let operation, let path, let code), .system(let operation, let path, let code):
            "\(path): \(operation): \(String(cString: strerror(code)))"
        default: "\(error)"
        }
    }

    /// The failure of a function, or what is really behind it.
    static func failure(_ function: String, node: String, printed: String, isLate: Bool = false, in place: SetPlace) -> ServersError {
        if SandboxError.tellsOfFullDisk(printed) { return .diskFull(path: place.base) }
        let lines = printed.split(whereSeparator: \.isNewline).suffix(8)
        return .functionFailed(function, node: node, printed: lines.joined(separator: "\n"), isLate: isLate)
    }
}
