import TestSupport
import Testing

/// Progress output recorded from engine 20.10 with Compose 2.26, shown in the pane and, for comparison, in tmux. Each file's name states
/// the width of the terminal on which it was recorded; the height was 20 rows.
@Suite(.serialized, .timeLimit(.minutes(10))) struct DockerProgressTests {
    private static let parts = 8

    /// Prints the output of earlier commands and then, after each Enter, the next part of a recording. Parts end at line ends, so no
    /// control sequence is divided. The title is the number of printed parts.
    private static let replay = """
        stty -echo
        seq 1 15
        gzip -dc "$1" > "$0.$$"
        lines=$(($(wc -l < "$0.$$") / \(parts) + 1))
        exec 4< "$0.$$"
        for part in $(seq 1 \(parts)); do
            read -r enter
            head -n "$lines" <&4
            printf '\\033]2;part %d\\007' "$part"
        done
        read -r enter

        """

    @Test(
        .slow("two terminals are compared after each of many steps"),
        arguments: ["compose-up", "compose-down", "buildkit", "classic", "push", "pull"], [56, 80, 132])
    func `docker's progress output looks the same as in tmux at every step`(run: String, columns: Int) async throws {
        try await compare(run, columns: columns)
    }

    @Test(.slow("two terminals are compared after each of many steps"), arguments: ["compose-up", "buildkit"], [56, 80])
    func `progress output looks the same as in tmux while the pane's size changes`(run: String, columns: Int) async throws {
        let sizes = [2: (columns, 12), 3: (columns + 20, 12), 4: (columns, 30), 6: (columns - 10, 9), 7: (columns, 20)]
        try await compare(run, columns: columns, sizes: sizes)
    }

    /// Compares the screens after each part, changing the size before some parts.
    private func compare(_ run: String, columns: Int, sizes: [Int: (columns: Int, rows: Int)] = [:]) async throws {
        let folder = ScratchFolder()
        folder.write(Self.replay.utf8, to: "replay")
        let file = #filePath.replacing("ShellTests/DockerProgressTests.swift", with: "Fixtures/progress/\(run)-\(columns).gz")
        let twins = Twins(["/bin/sh", folder.path + "/replay", file], columns: columns, rows: 20)
        try await twins.wait("15")
        for part in 1...Self.parts {
            if let size = sizes[part] { try await twins.resize(size.columns, size.rows) }
            twins.type("\n")
            try await twins.wait(title: "part \(part)")
            try await twins.waitUntilSame()
        }
        withExtendedLifetime(folder) {}
    }
}
