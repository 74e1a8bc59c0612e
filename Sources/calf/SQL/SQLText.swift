import Psql

/// SQL from a file, standard input or the command line.
enum SQLText {
    private static let maxMegabytes = 64

    /// The text of a file, or of standard input for `-`.
    static func read(_ path: String) throws(CommandLineError) -> String {
        let bytes = try StandardStreams.read(path, limit: maxMegabytes << 20)
        let name = path == "-" ? "standard input" : path
        if bytes.count > maxMegabytes << 20 { throw CommandLineError("\(name) is larger than \(maxMegabytes) MB") }
        return try checked(bytes, name)
    }

    /// The bytes as text, without a byte order mark. Fails if the server could not read the text.
    static func checked(_ bytes: [UInt8], _ name: String) throws(CommandLineError) -> String {
        do {
            return try ScriptFile.text(bytes, name: name)
        } catch {
            throw CommandLineError(error.message)
        }
    }
}
