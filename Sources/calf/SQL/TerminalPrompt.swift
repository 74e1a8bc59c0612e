import Glibc
import Psql

/// Questions on the terminal, even if standard input is something else.
enum TerminalPrompt {
    /// Asks for a password, which isn't shown while it is typed.
    static func askPassword(_ prompt: String) throws(ScriptCommandError) -> String {
        guard let terminal = fopen("/dev/tty", "r+e") else { throw ScriptCommandError("there is no terminal to ask for \"\(prompt)\"") }
        defer { fclose(terminal) }
        let descriptor = fileno(terminal)
        let settings = turnOffEcho(of: descriptor)
        defer { if var settings { tcsetattr(descriptor, TCSAFLUSH, &settings) } }
        fputs(prompt, terminal)
        fflush(terminal)
        var line: [UInt8] = []
        while true {
            let byte = fgetc(terminal)
            if byte == EOF || byte == 0x0A { break }
            line.append(UInt8(truncatingIfNeeded: byte))
        }
        if settings != nil { fputs("\n", terminal) }
        return String(decoding: line, as: UTF8.self)
    }

    /// Returns the former settings of the terminal; `nil` if it isn't one.
    private static func turnOffEcho(of descriptor: Int32) -> termios? {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else { return nil }
        var changed = settings
        changed.c_lflag &= ~tcflag_t(ECHO)
        tcsetattr(descriptor, TCSAFLUSH, &changed)
        return settings
    }
}
