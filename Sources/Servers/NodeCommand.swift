import Course
import Glibc
import Primitives
import Sandbox

/// The command `node` in a lesson's shell: what no real tool does with a lesson's servers.
package struct NodeCommand {
    private let place: SetPlace
    private let words: [String]

    private static let usage = """
        node                        list the nodes, and what is known about them
        node start|stop NODE…       start or stop nodes
        node kill|freeze|thaw NODE… [--main]
                                    kill nodes, hold them where they are, or let
                                    them go on; --main: only the main process
        node do NODE COMMAND…       run a command in the node's folder, with its
                                    environment and account
        node facts NODE             list what is known about a node, one fact a line
        node which FACT VALUE       list the nodes that have this fact
        node log NODE               show the end of the node's log
        node reset [NODE…]          restore the original files
        """

    /// Runs the command; the place of the set comes before its words. Returns the exit code.
    package static func run(_ arguments: [String]) -> Int32 {
        guard let place = SetPlace(arguments: arguments) else { return 2 }
        do {
            return try NodeCommand(place: place, words: Array(arguments.dropFirst(5))).run()
        } catch {
            say("node: \(ServersError.text(error))\n", to: STDERR_FILENO)
            return 1
        }
    }

    private func run() throws -> Int32 {
        switch words.first {
        case nil: say(table(try reports()))
        case "start", "stop", "kill", "freeze", "thaw":
            if words.dropFirst().allSatisfy({ $0.hasPrefix("-") }) { return misused }
            _ = try ControlClient.ask(words, at: place)
        case "reset": _ = try ControlClient.ask(words, at: place)
        case "do":
            guard words.count > 2 else { return misused }
            return try execute(Array(words.dropFirst(2)), on: words[1])
        case "facts":
            guard words.count == 2, let report = try reports(words[1]).first else { return misused }
            say((["state: \(report.state)"] + report.facts.map { "\($0.key): \($0.value)" }).map { $0 + "\n" }.joined())
        case "which":
            guard words.count == 3 else { return misused }
            let names = try reports().filter { $0[words[1]] == words[2] }.map(\.name)
            say(names.map { $0 + "\n" }.joined())
            return names.isEmpty ? 1 : 0
        case "log":
            guard words.count == 2, let report = try reports(words[1]).first else { return misused }
            say(FileSystem.tail(place.log(of: report.name), limit: 1 << 16))
        case "help", "--help": say(Self.usage + "\n")
        default: return misused
        }
        return 0
    }

    private var misused: Int32 {
        Self.say(Self.usage + "\n", to: STDERR_FILENO)
        return 2
    }

    private func reports(_ node: String...) throws -> [NodeReport] {
        try NodeReport.reports(on: node, at: place)
    }

    // MARK: - Printing

    private func table(_ reports: [NodeReport]) -> String {
        let rows = reports.map { report in
            let facts = report.isSilent ? "doesn't answer" : report.facts.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
            return [report.name, report.kind, report.state, facts].filter { !$0.isEmpty }
        }
        let widths = (0..<3).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let cells = row.enumerated().map { $0 + 1 < row.count ? $1 + String(repeating: " ", count: widths[$0] - $1.count) : $1 }
            return cells.joined(separator: "  ") + "\n"
        }.joined()
    }

    private func say(_ text: String) { Self.say(text, to: STDOUT_FILENO) }

    private static func say(_ text: String, to descriptor: Int32) {
        _ = DescriptorBytes.write(Array(text.utf8), to: descriptor)
    }

    // MARK: - Running a command

    /// Becomes the command. It keeps this process's terminal, so it can ask for a password.
    private func execute(_ command: [String], on name: String) throws -> Int32 {
        let plan = try ServerPlan(at: place)
        guard let node = plan.set[name] else {
            throw ServersError.noNode(name, among: plan.set.nodes.map(\.name))
        }
        let script = try NodeScript(plan: plan, place: place)
        for (name, value) in script.environment(of: node) where name != "TZ" && name != "LANG" { setenv(name, value, 1) }
        if getuid() == 0 { try place.account?.assume() }
        var arguments: [UnsafeMutablePointer<CChar>?] = (NodeScript.words(for: "exec") + command).map { strdup($0) } + [nil]
        execv("/bin/sh", &arguments)
        throw SandboxError.failure("exec", "/bin/sh")
    }
}
