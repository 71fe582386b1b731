package org.pingyi.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;

/** Looks into the methods, where the conventions see signatures and calls only: no instruction on a double or a float. */
class ExactnessTest {
    /** All instructions of the virtual machine that load, compute, compare, convert or return a double or a float. */
    private static final Set<Integer> BINARY = IntStream.of(
                    Opcodes.FCONST_0,
                    Opcodes.FCONST_1,
                    Opcodes.FCONST_2,
                    Opcodes.DCONST_0,
                    Opcodes.DCONST_1,
                    Opcodes.FLOAD,
                    Opcodes.DLOAD,
                    Opcodes.FALOAD,
                    Opcodes.DALOAD,
                    Opcodes.FSTORE,
                    Opcodes.DSTORE,
                    Opcodes.FASTORE,
                    Opcodes.DASTORE,
                    Opcodes.FADD,
                    Opcodes.DADD,
                    Opcodes.FSUB,
                    Opcodes.DSUB,
                    Opcodes.FMUL,
                    Opcodes.DMUL,
                    Opcodes.FDIV,
                    Opcodes.DDIV,
                    Opcodes.FREM,
                    Opcodes.DREM,
                    Opcodes.FNEG,
                    Opcodes.DNEG,
                    Opcodes.I2F,
                    Opcodes.I2D,
                    Opcodes.L2F,
                    Opcodes.L2D,
                    Opcodes.F2I,
                    Opcodes.F2L,
                    Opcodes.F2D,
                    Opcodes.D2I,
                    Opcodes.D2L,
                    Opcodes.D2F,
                    Opcodes.FCMPL,
                    Opcodes.FCMPG,
                    Opcodes.DCMPL,
                    Opcodes.DCMPG,
                    Opcodes.FRETURN,
                    Opcodes.DRETURN)
            .boxed()
            .collect(Collectors.toUnmodifiableSet());

    @Test
    void no_instruction_of_the_tally_works_on_a_double_or_float() throws Exception {
        var tally = Path.of(Tally.class.getResource("Tally.class").toURI()).getParent();
        var offences = new ArrayList<String>();
        try (var files = Files.walk(tally)) {
            for (var file :
                    files.filter(each -> each.toString().endsWith(".class")).toList()) {
                offences.addAll(offences(Files.readAllBytes(file)));
            }
        }
        assertThat(offences).isEmpty();
    }

    @Test
    void the_check_finds_an_offender() throws IOException {
        try (var offender = Offender.class.getResourceAsStream("ExactnessTest$Offender.class")) {
            assertThat(offences(offender.readAllBytes()))
                    .containsExactly("org/pingyi/tally/ExactnessTest$Offender.half");
        }
    }

    static final class Offender {
        int half(int all) {
            return (int) Math.round(all / 2.0);
        }
    }

    private static List<String> offences(byte[] code) {
        var reader = new ClassReader(code);
        var offences = new ArrayList<String>();
        reader.accept(
                new ClassVisitor(SpringAsmInfo.ASM_VERSION) {
                    @Override
                    public MethodVisitor visitMethod(
                            int access, String name, String descriptor, String signature, String[] exceptions) {
                        var place = reader.getClassName() + "." + name;
                        return new MethodVisitor(SpringAsmInfo.ASM_VERSION) {
                            @Override
                            public void visitInsn(int instruction) {
                                see(instruction);
                            }

                            @Override
                            public void visitVarInsn(int instruction, int variable) {
                                see(instruction);
                            }

                            private void see(int instruction) {
                                if (BINARY.contains(instruction) && !offences.contains(place)) {
                                    offences.add(place);
                                }
                            }
                        };
                    }
                },
                ClassReader.SKIP_DEBUG);
        return offences;
    }
}
