import Glibc
package import Terminal
package import Testing

/// Expects the text to equal the recorded snapshot of this name, in `__Snapshots__` next to the test.
///
/// With `CALF_RECORD=1` in the environment, the text is recorded instead and the test fails, so nothing is recorded by accident. A missing
/// file fails too. The name must be unique to the case, because a parameterized test is called several times.
package func expectSnapshot(
    _ text: String, named name: String, filePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) {
    let slash = filePath.lastIndex(of: "/") ?? filePath.startIndex
    let directory = filePath[..<slash] + "/__Snapshots__"
    let path = "\(directory)/\(name).txt"
    let text = text + "\n"
    if let record = getenv("CALF_RECORD"), String(cString: record) == "1" {
        mkdir(String(directory), 0o755)
        let isWritten = write(text, to: path)
        Issue.record("\(isWritten ? "recorded" : "could not write") \(path)", sourceLocation: sourceLocation)
        return
    }
    guard let expected = read(path) else {
        Issue.record("no snapshot \(path); record it with CALF_RECORD=1 and read it\n\(text)", sourceLocation: sourceLocation)
        return
    }
    if text != expected {
        Issue.record("\(path) differs\n\(differences(expected, text))\nnow:\n\(text)", sourceLocation: sourceLocation)
    }
}

/// Expects the canvas, its styles and its cursor to equal the recorded snapshot.
package func expectSnapshot(
    _ canvas: Canvas, named name: String, filePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) {
    expectSnapshot(canvas.styledDump, named: name, filePath: filePath, sourceLocation: sourceLocation)
}

/// The lines that differ, before and after.
private func differences(_ expected: String, _ actual: String) -> String {
    let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
    var words: [String] = []
    for index in 0..<max(old.count, new.count) {
        let was = index < old.count ? old[index] : "(no line)"
        let now = index < new.count ? new[index] : "(no line)"
        if was != now { words.append("line \(index + 1)\n- \(was)\n+ \(now)") }
    }
    return words.joined(separator: "\n")
}

private func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = fread(&buffer, 1, buffer.count, file)
        if count == 0 { return String(decoding: bytes, as: UTF8.self) }
        bytes.append(contentsOf: buffer[..<count])
    }
}

private func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    defer { fclose(file) }
    return Array(text.utf8).withUnsafeBytes { fwrite($0.baseAddress, 1, $0.count, file) } == text.utf8.count
}
