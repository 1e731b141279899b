import com.dokar.quickjs.QuickJs;
import java.nio.file.Files;
import java.nio.file.Path;
import kotlinx.coroutines.Dispatchers;

/** Compiles the core's bundle to bytecode with the engine of the phone: {@code java CompileBundle.java core.js core.bin}. */
class CompileBundle {
    public static void main(String[] paths) throws Exception {
        try (var engine = QuickJs.Companion.create(Dispatchers.getDefault())) {
            var script = Files.readString(Path.of(paths[0]));
            Files.write(Path.of(paths[1]), engine.compile(script, "core", false));
        }
    }
}
