"""Prints what another program's reader (midvoxio) finds in a .vox file, as JSON: size, and voxels as [x, y, z, r, g, b]."""

import json
import sys

from midvoxio.parser import Parser

vox = Parser(sys.argv[1]).parse()
palette = vox.palettes[0]
voxels = [[x, y, z, *palette[index - 1][:3]] for x, y, z, index in vox.voxels[0]]
print(json.dumps({"size": list(vox.sizes[0]), "voxels": sorted(voxels)}))
