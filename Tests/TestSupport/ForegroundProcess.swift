package import Glibc

/// The programs that run in the foreground of a terminal. A Ctrl-C that comes earlier, while a shell starts the program, hits the shell.
package enum ForegroundProcess {
    /// Whether a terminal's foreground program has this command line.
    package static func exists(_ command: String) -> Bool {
        RunningProcess.numbers(of: command).contains { number in
            let fields = RunningProcess.status(number)
            return fields.count > 5 && fields[2] == fields[5]
        }
    }
}

/// The programs on this machine.
package enum RunningProcess {
    /// The numbers of the processes with this command line.
    package static func numbers(of command: String) -> [pid_t] {
        guard let folder = opendir("/proc") else { return [] }
        defer { closedir(folder) }
        var numbers: [pid_t] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            guard let number = pid_t(name) else { continue }
            if self.command(number) == command { numbers.append(number) }
        }
        return numbers
    }

    /// A process's command line; empty if it has ended.
    package static func command(_ number: pid_t) -> String {
        let words = ScratchFolder.bytes(at: "/proc/\(number)/cmdline").split(separator: 0)
        return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
    }

    /// Of a process: state, parent, process group, session, terminal, and the terminal's foreground group, and more. proc(5)
    fileprivate static func status(_ number: pid_t) -> [Substring] {
        // They come behind the name in parentheses.
        let line = String(decoding: ScratchFolder.bytes(at: "/proc/\(number)/stat"), as: UTF8.self)
        return line.split(separator: ")").last?.split(separator: " ") ?? []
    }

    /// The number of the process that started this one.
    package static func parent(of number: pid_t) -> pid_t? {
        let fields = status(number)
        return fields.count > 1 ? pid_t(fields[1]) : nil
    }

    /// How many bytes a process has read so far; `nil` if it has ended.
    package static func bytesRead(by number: pid_t) -> Int? {
        let lines = String(decoding: ScratchFolder.bytes(at: "/proc/\(number)/io"), as: UTF8.self).split(separator: "\n")
        return lines.first { $0.hasPrefix("rchar: ") }.flatMap { Int($0.dropFirst("rchar: ".count)) }
    }

    /// The numbers of a process's children. Of one with several threads, only those that the first thread has started.
    package static func children(of number: pid_t) -> [pid_t] {
        String(decoding: ScratchFolder.bytes(at: "/proc/\(number)/task/\(number)/children"), as: UTF8.self)
            .split(separator: " ").compactMap { pid_t($0) }
    }
}
