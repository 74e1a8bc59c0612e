import Glibc
import Psql

/// Questions on the terminal, even if standard input is something else.
enum TerminalPrompt {
    /// Asks for a password, which isn't shown while it is typed.
    static func askPassword(_ prompt: String) throws(ScriptCommandError) -> String {
        guard let terminal = fopen("/dev/tty", "r+e") else { throw ScriptCommandError("there is no terminal to ask for \"\(prompt)\"") }
        defer { fclose(terminal) }
        let descriptor = fileno(terminal)
        let settings = turnOff(ECHO, of: descriptor)
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

    /// Waits until Enter or Space is pressed, or standard input ends. Ctrl-C ends calf.
    static func waitForEnterOrSpace() {
        // The terminal's own Ctrl-C would end calf before the settings are restored.
        let settings = turnOff(ECHO | ICANON | ISIG, of: STDIN_FILENO)
        let controlC: UInt8 = 0x03
        var byte: UInt8 = 0
        while read(STDIN_FILENO, &byte, 1) == 1, byte != 0x0A, byte != 0x20, byte != controlC {}
        guard var settings else { return }
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &settings)
        if byte == controlC { raise(SIGINT) }
    }

    /// Turns off flags of a terminal, and returns its former settings; `nil` if it isn't a terminal.
    private static func turnOff(_ flags: Int32, of descriptor: Int32) -> termios? {
        var settings = termios()
        guard tcgetattr(descriptor, &settings) == 0 else { return nil }
        var changed = settings
        changed.c_lflag &= ~tcflag_t(flags)
        tcsetattr(descriptor, TCSAFLUSH, &changed)
        return settings
    }
}
