import Sandbox
import Servers

extension Context {
    /// The servers of lessons that exist, for the footprint.
    func serverSets() throws -> [FootprintItem] {
        try SetPlace.all(in: directories.data).filter(\.exists).map { place in
            let names = place.origin.split(separator: "/").suffix(2)
            return FootprintItem(kind: .servers, path: place.base, bytes: place.size, lesson: names.joined(separator: "/"))
        }
    }
}
