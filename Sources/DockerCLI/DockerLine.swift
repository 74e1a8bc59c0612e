/// The words after `docker` of a command that says what a lesson needs and creates, read by the rules of docker's own parser (Go's pflag).
package struct DockerLine: Sendable {
    package enum Command: Sendable { case run, networkCreate, volumeCreate, build, pull, tag }

    package let command: Command
    private let options: [Option]
    /// The words that aren't options: names, or an image and the command to run in it.
    package let operands: [String]

    /// An option with a value, by its long name.
    private struct Option {
        var name: String
        var value: String
    }

    /// `nil` for any other command.
    package init?(_ words: [String]) {
        let rest = Self.read(words[...], Self.globals, stopsAtOperand: true).operands
        guard let found = Self.names.first(where: { rest.starts(with: $0.words) }) else { return nil }
        command = found.command
        (options, operands) = Self.read(rest.dropFirst(found.words.count), found.command.valued, stopsAtOperand: found.command == .run)
    }

    /// The values of an option, given its long name.
    package func values(_ name: String) -> [String] { options.filter { $0.name == name }.map(\.value) }

    private static let names: [(words: [String], command: Command)] = [
        (["run"], .run), (["create"], .run), (["container", "run"], .run), (["container", "create"], .run),
        (["network", "create"], .networkCreate), (["volume", "create"], .volumeCreate),
        (["build"], .build), (["buildx", "build"], .build), (["image", "build"], .build),
        (["pull"], .pull), (["image", "pull"], .pull), (["tag"], .tag), (["image", "tag"], .tag),
    ]

    /// Reads `--name=value`, `--name value`, `-nvalue`, `-n value`, `-n=value`, combined letters, and `--`.
    ///
    /// - Parameters:
    ///   - valued: the long names of the options that take a value, by name and by letter. All others are switches.
    ///   - stopsAtOperand: whether everything after the first operand is one, too.
    private static func read(
        _ words: ArraySlice<String>, _ valued: [Substring: Substring], stopsAtOperand: Bool
    ) -> (options: [Option], operands: [String]) {
        var (rest, options, operands) = (words, [Option](), [String]())
        func add(_ name: Substring, _ value: Substring?) {
            if let value = value.map(String.init) ?? rest.popFirst() { options.append(Option(name: String(name), value: value)) }
        }
        while let word = rest.popFirst() {
            if !word.hasPrefix("-") || word == "-" {
                operands.append(word)
                if stopsAtOperand { break }
            } else if word == "--" {
                break
            } else if word.hasPrefix("--") {
                let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                if parts.count > 1 { add(parts[0], parts[1]) } else if let name = valued[parts[0]] { add(name, nil) }
            } else {
                let letters = word.dropFirst()
                guard let index = letters.indices.first(where: { letters[$0] == "=" || valued[letters[$0...$0]] != nil }),
                    let name = valued[letters[index...index]]
                else { continue }
                let value = letters[letters.index(after: index)...]
                add(name, value.isEmpty ? nil : value.first == "=" ? value.dropFirst() : value)
            }
        }
        return (options, operands + rest)
    }

    /// The options in a text, by name and by letter: `v,volume label`.
    fileprivate static func table(_ text: String) -> [Substring: Substring] {
        var table: [Substring: Substring] = [:]
        for option in text.split(whereSeparator: \.isWhitespace) {
            let spellings = option.split(separator: ",")
            for spelling in spellings { table[spelling] = spellings[spellings.count - 1] }
        }
        return table
    }

    private static let globals = table("config c,context H,host l,log-level tlscacert tlscert tlskey")
}

extension DockerLine.Command {
    /// The options that take a value.
    fileprivate var valued: [Substring: Substring] {
        switch self {
        case .run: Self.ofRun
        case .build: Self.ofBuild
        case .pull: DockerLine.table("platform")
        case .tag: [:]
        case .networkCreate:
            DockerLine.table(
                "aux-address config-from d,driver gateway ip-range ipam-driver ipam-opt label o,opt scope subnet")
        case .volumeCreate:
            DockerLine.table(
                "availability d,driver group label limit-bytes o,opt required-bytes scope secret sharing topology-preferred topology-required type"
            )
        }
    }

    private static let ofRun = DockerLine.table(
        """
        add-host annotation a,attach blkio-weight blkio-weight-device cap-add cap-drop cgroup-parent cgroupns
        cidfile cpu-count cpu-percent cpu-period cpu-quota cpu-rt-period cpu-rt-runtime c,cpu-shares cpus
        cpuset-cpus cpuset-mems detach-keys device device-cgroup-rule device-read-bps device-read-iops
        device-write-bps device-write-iops dns dns-opt dns-option dns-search domainname entrypoint e,env env-file
        expose gpus group-add health-cmd health-interval health-retries health-start-interval health-start-period
        health-timeout h,hostname io-maxbandwidth io-maxiops ip ip6 ipc isolation kernel-memory l,label label-file
        link link-local-ip log-driver log-opt mac-address m,memory memory-reservation memory-swap
        memory-swappiness mount name net net-alias network network-alias oom-score-adj pid pids-limit platform
        p,publish pull restart runtime security-opt shm-size stop-signal stop-timeout storage-opt sysctl tmpfs
        ulimit u,user userns uts v,volume volume-driver volumes-from w,workdir
        """)

    private static let ofBuild = DockerLine.table(
        """
        add-host allow annotation attest build-arg build-context builder cache-from cache-to call cgroup-parent
        cpu-period cpu-quota c,cpu-shares cpuset-cpus cpuset-mems f,file iidfile isolation label m,memory
        memory-swap invoke metadata-file network no-cache-filter o,output platform policy print progress
        provenance root sbom secret security-opt server-config shm-size ssh t,tag target ulimit
        """)
}
