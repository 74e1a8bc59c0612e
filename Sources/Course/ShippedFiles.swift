import Glibc

/// Where the courses and data that came with calf are.
///
/// Determined by the executable's real path (links resolved); the first match wins:
/// 1. `<prefix>/bin/calf` uses `<prefix>/share/calf/Lessons` and `<prefix>/share/calf/Assets`;
/// 2. an executable below a folder whose name starts with `.build` uses `Lessons` and `Assets` next to that folder: the package, during
///    development and in tests;
/// 3. any other uses `Lessons` and `Assets` in its own folder.
///
/// No other locations are allowed: calf runs shipped courses without asking, so they must be installed with the program itself.
package struct ShippedFiles: Sendable, Equatable {
    /// Contains one folder per course.
    package var lessons: String
    package var assets: String

    /// Both folders are inside `root`.
    package init(root: String) {
        lessons = root + "/Lessons"
        assets = root + "/Assets"
    }

    /// The files of the running program; `nil` if they are missing.
    package static func find() -> ShippedFiles? { running }

    /// Found once: an update that replaces the program while it runs takes away its path.
    private static let running = Files.realPath("/proc/self/exe").flatMap(find(executable:))

    /// The files of the program at a real path.
    static func find(executable: String) -> ShippedFiles? {
        let folders = executable.split(separator: "/").dropLast()
        var roots: [String] = []
        if folders.last == "bin" { roots.append(path(folders.dropLast() + ["share", "calf"])) }
        if let build = folders.firstIndex(where: { $0.hasPrefix(".build") }) { roots.append(path(folders[..<build])) }
        roots.append(path(folders))
        return roots.lazy.map(ShippedFiles.init(root:)).first { Files.isDirectory($0.lessons) && Files.isDirectory($0.assets) }
    }

    private static func path(_ folders: some Sequence<Substring>) -> String { folders.map { "/" + $0 }.joined() }
}
